package org.belraihub.assessment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A line of the list per client (R4.22).
 *
 * @param reference    reference number
 * @param instrument   instrument code
 * @param version      instrument version
 * @param coordination who works on it
 * @param state        state on the day of the answer
 * @param organisation HCO number of the owner
 * @param dates        dates
 * @param closingDate  null while it is not closed
 * @param urgent       at most two days left (R4.17)
 * @param startedBy    name
 * @param closedBy     name, null while it is not closed
 * @param billing      null when it is not billed
 */
public record Summary(String reference, String instrument, String version, Coordination coordination, AssessmentState state,
                      String organisation, AssessmentDates dates, @Nullable LocalDate closingDate, boolean urgent, String startedBy,
                      @Nullable String closedBy, @Nullable Billing billing) {

  /** The line of an assessment as it is on a day. */
  public static Summary of(Assessment assessment, LocalDate today) {
    AssessmentState state = assessment.stateOn(today);
    return new Summary(assessment.reference().text(), assessment.instrument().code(), assessment.instrument().version(),
        assessment.coordination(), state, assessment.organisation(), assessment.dates(), assessment.closingDate().orElse(null),
        state.isOpen() && DateRules.isUrgent(assessment.dates().expiry(), today), assessment.startedByName(),
        assessment.closedByName().orElse(null), assessment.billing().orElse(null));
  }

  @Override
  public String toString() {
    return "Summary " + reference;
  }
}
