package org.belraihub.assessment;

import java.time.LocalDate;

/**
 * The dates of an assessment, all local dates in Belgium.
 *
 * @param creation  creatiedatum, set by the hub (R4.01)
 * @param start     startdatum: from when answers may come (R4.02)
 * @param reference beoordelingsreferentiedatum: what the observations refer to (R4.03)
 * @param expiry    last usable day (D2)
 */
public record AssessmentDates(LocalDate creation, LocalDate start, LocalDate reference, LocalDate expiry) {
}
