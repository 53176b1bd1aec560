package org.belraihub.assessment;

import java.time.LocalDate;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * What a sender gives to start an assessment.
 *
 * @param client        national number of the client
 * @param instrument    instrument code
 * @param version       null: the current version
 * @param coordination  null: the default of the instrument
 * @param startDate     null: today
 * @param referenceDate null: the start date
 * @param copyFrom      an expired assessment of the client whose answers are taken over (R3.23); null: none
 */
public record NewAssessment(Insz client, String instrument, @Nullable String version, @Nullable Coordination coordination,
                            @Nullable LocalDate startDate, @Nullable LocalDate referenceDate, @Nullable ReferenceNumber copyFrom) {
}
