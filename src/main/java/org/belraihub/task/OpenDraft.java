package org.belraihub.task;

import java.time.LocalDate;

/**
 * An open draft.
 *
 * @param id            internal id
 * @param reference     reference number
 * @param person        client
 * @param instrument    instrument
 * @param version       its version
 * @param startDate     start date
 * @param referenceDate reference date
 * @param expiryDate    last usable day
 * @param startedBy     name of the provider who started it
 * @param coordinated   whether it has a coordinator
 * @param coordinator   who that is; 0 for nobody
 */
public record OpenDraft(long id, String reference, long person, String instrument, String version, LocalDate startDate, LocalDate referenceDate,
           LocalDate expiryDate, String startedBy, boolean coordinated, long coordinator) {
}
