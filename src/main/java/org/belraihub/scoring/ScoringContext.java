package org.belraihub.scoring;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What scoring knows besides the answers.
 *
 * @param referenceDate date the observations refer to (beoordelingsreferentiedatum)
 * @param birthDate     of the person; null when unknown, then age is not computable
 * @param decisionDate  day on which the decision is taken; dated rules count only if they were known then
 */
public record ScoringContext(LocalDate referenceDate, @Nullable LocalDate birthDate, LocalDate decisionDate) {
}
