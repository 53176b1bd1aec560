package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.belraihub.fault.RefusedException;
import org.belraihub.time.BelgianTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every transition of section 4.2 and every one that it does not have (R4.19), and what time does (R4.15 to R4.18). */
class LifeCycleTest {

  private static final AssessmentDates DATES = new AssessmentDates(day("2023-07-16"), day("2023-07-31"), day("2023-07-31"), day("2023-08-20"));

  @ParameterizedTest
  @CsvSource({
      "PLANNED,SAVE,NOT_STARTED_YET", "PLANNED,ORGANISE,PLANNED", "PLANNED,DELETE,NOT_STARTED_YET", "PLANNED,SUBMIT,NOT_STARTED_YET",
      "DRAFT,SAVE,DRAFT", "DRAFT,ORGANISE,DRAFT", "DRAFT,DELETE,DELETED", "DRAFT,SUBMIT,CLOSED",
      "CLOSED,SAVE,ASSESSMENT_CLOSED", "CLOSED,ORGANISE,ASSESSMENT_CLOSED", "CLOSED,DELETE,ASSESSMENT_CLOSED",
      "CLOSED,SUBMIT,ASSESSMENT_CLOSED",
      "EXPIRED,SAVE,ASSESSMENT_EXPIRED", "EXPIRED,ORGANISE,ASSESSMENT_EXPIRED", "EXPIRED,DELETE,ASSESSMENT_EXPIRED",
      "EXPIRED,SUBMIT,ASSESSMENT_EXPIRED",
      "DELETED,SAVE,UNKNOWN_REFERENCE", "DELETED,ORGANISE,UNKNOWN_REFERENCE", "DELETED,DELETE,UNKNOWN_REFERENCE",
      "DELETED,SUBMIT,UNKNOWN_REFERENCE",
      "ERASED,SAVE,UNKNOWN_REFERENCE", "ERASED,ORGANISE,UNKNOWN_REFERENCE", "ERASED,DELETE,UNKNOWN_REFERENCE",
      "ERASED,SUBMIT,UNKNOWN_REFERENCE"})
  void eachStateAllowsWhatTheTableSaysAndRefusesTheRestWithItsCode_R4_19(AssessmentState state, LifeEvent event, String outcome) {
    assertThat(outcome(state, event, Coordination.INDIVIDUAL)).isEqualTo(outcome);
  }

  @Test
  void everyPairOfStateAndEventHasAnOutcome_R4_19() {
    for (AssessmentState state : AssessmentState.values()) {
      for (LifeEvent event : LifeEvent.values()) {
        for (Coordination coordination : Coordination.values()) {
          assertThat(outcome(state, event, coordination)).isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"WITHOUT_COORDINATOR,PLANNED", "WITHOUT_COORDINATOR,DRAFT", "WITH_COORDINATOR,PLANNED", "WITH_COORDINATOR,DRAFT"})
  void onlyAnIndividualDraftIsDeletedByHand_R4_26(Coordination coordination, AssessmentState state) {
    assertThat(outcome(state, LifeEvent.DELETE, coordination)).isEqualTo("DELETE_REFUSED");
  }

  @ParameterizedTest
  @CsvSource({
      "PLANNED,2023-07-16,PLANNED", "PLANNED,2023-07-30,PLANNED", "PLANNED,2023-07-31,DRAFT", "PLANNED,2023-08-20,DRAFT",
      "DRAFT,2023-08-20,DRAFT", "DRAFT,2023-08-21,EXPIRED", "PLANNED,2023-08-21,EXPIRED", "DRAFT,2023-09-19,EXPIRED",
      "EXPIRED,2023-09-19,EXPIRED", "DRAFT,2023-09-20,ERASED", "PLANNED,2023-09-20,ERASED", "EXPIRED,2023-09-20,ERASED",
      "EXPIRED,2023-08-01,EXPIRED", "CLOSED,2030-01-01,CLOSED", "DELETED,2030-01-01,DELETED", "ERASED,2023-08-01,ERASED"})
  void timeAloneBeginsExpiresAndErases_R4_15_R4_16(AssessmentState stored, LocalDate today, AssessmentState then) {
    assertThat(LifeCycle.on(today, stored, DATES)).isEqualTo(then);
  }

  @Test
  void aSweepEveryDayAndOneSweepAtTheEndAgree_R4_18() {
    for (LocalDate last = DATES.creation(); last.isBefore(day("2023-10-01")); last = last.plusDays(1)) {
      AssessmentState daily = LifeCycle.begin(DATES);
      for (LocalDate today = DATES.creation(); !today.isAfter(last); today = today.plusDays(1)) {
        daily = LifeCycle.on(today, daily, DATES);
      }

      assertThat(LifeCycle.on(last, LifeCycle.begin(DATES), DATES)).as("on " + last).isEqualTo(daily);
    }
  }

  @ParameterizedTest
  @CsvSource({
      // summer time, winter time, and both nights on which the clock changes: the last day ends at midnight in Belgium
      "2025-05-17,2025-05-17T21:59:59Z,DRAFT", "2025-05-17,2025-05-17T22:00:00Z,EXPIRED",
      "2025-01-17,2025-01-17T22:59:59Z,DRAFT", "2025-01-17,2025-01-17T23:00:00Z,EXPIRED",
      "2025-03-30,2025-03-30T21:59:59Z,DRAFT", "2025-03-30,2025-03-30T22:00:00Z,EXPIRED",
      "2025-10-26,2025-10-26T22:59:59Z,DRAFT", "2025-10-26,2025-10-26T23:00:00Z,EXPIRED",
      "2024-02-29,2024-02-29T22:59:59Z,DRAFT", "2024-02-29,2024-02-29T23:00:00Z,EXPIRED"})
  void theLastUsableDayEndsAtMidnightInBelgium_D1_D2(LocalDate expiry, Instant now, AssessmentState then) {
    var dates = new AssessmentDates(expiry.minusDays(10), expiry.minusDays(10), expiry.minusDays(10), expiry);

    assertThat(LifeCycle.on(BelgianTime.dateOf(now), AssessmentState.DRAFT, dates)).isEqualTo(then);
  }

  @Test
  void onlyTheEndsAreFinal() {
    assertThat(AssessmentState.values()).filteredOn(AssessmentState::isFinal)
        .containsExactly(AssessmentState.CLOSED, AssessmentState.DELETED, AssessmentState.ERASED);
  }

  private static String outcome(AssessmentState state, LifeEvent event, Coordination coordination) {
    try {
      return LifeCycle.after(state, event, coordination, DATES).name();
    } catch (RefusedException refused) {
      return refused.code().name();
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
