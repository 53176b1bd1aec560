package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belraihub.assessment.Coordination.INDIVIDUAL;
import static org.belraihub.assessment.Coordination.WITHOUT_COORDINATOR;
import static org.belraihub.assessment.Coordination.WITH_COORDINATOR;
import static org.belraihub.instrument.InstrumentKind.COMPREHENSIVE;
import static org.belraihub.instrument.InstrumentKind.SCREENER;
import static org.belraihub.instrument.InstrumentKind.SUPPLEMENT;

import java.time.LocalDate;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows and expiry dates with the example dates of R4.04 to R4.17, E02 and E14; (d) 2, (d) 6. */
class DateRulesTest {

  @Test
  void aScreenerHasOneDateForAllThree_R4_04() {
    var dates = plan(SCREENER, INDIVIDUAL, Role.ASSESSOR, "2025-05-07", null, null);

    assertThat(dates).isEqualTo(new AssessmentDates(date("2025-05-07"), date("2025-05-07"), date("2025-05-07"), date("2025-05-17")));
  }

  @Test
  void anotherReferenceDateOfAScreenerIsRefusedButToAppealsCommitteeAndControlBody_R4_05() {
    refused(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, SCREENER, INDIVIDUAL, "2025-05-07", null, "2025-05-06");

    assertThat(plan(SCREENER, INDIVIDUAL, Role.APPEALS_COMMITTEE, "2025-05-07", null, "2023-01-15").reference()).isEqualTo("2023-01-15");
    assertThat(plan(SCREENER, INDIVIDUAL, Role.CONTROL_BODY, "2025-05-07", null, "2025-12-31").reference()).isEqualTo("2025-12-31");
  }

  @ParameterizedTest
  @CsvSource({"2024-02-28", "2024-02-29", "2024-03-01"})
  void aSocialSupplementRefersToItsCreationOrTheTwoDaysAfter_R4_06_E14(String reference) {
    var dates = plan(SUPPLEMENT, INDIVIDUAL, Role.CERTIFIED_PROVIDER, "2024-02-28", null, reference);

    assertThat(dates.expiry()).isEqualTo("2024-03-19");
  }

  @ParameterizedTest
  @CsvSource({"2024-02-27", "2024-03-02"})
  void aSocialSupplementRefersToNoOtherDay_R4_06_E14(String reference) {
    refused(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, SUPPLEMENT, INDIVIDUAL, "2024-02-28", null, reference);
  }

  @ParameterizedTest
  @CsvSource({"2023-06-16,2023-06-16", "2023-06-16,2023-07-16", "2024-01-31,2024-02-29", "2023-01-31,2023-02-28"})
  void aCoordinatedAssessmentStartsWithinAMonthOfItsCreation_R4_07(String creation, String start) {
    assertThat(plan(COMPREHENSIVE, WITH_COORDINATOR, Role.CERTIFIED_PROVIDER, creation, start, null).start()).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({"2023-06-16,2023-06-15", "2023-06-16,2023-07-17", "2024-01-31,2024-03-01", "2023-07-16,2023-07-15", "2023-07-16,2023-08-17"})
  void itStartsNeitherInThePastNorLater_R4_07_E02(String creation, String start) {
    refused(FaultCode.START_DATE_OUT_OF_WINDOW, COMPREHENSIVE, WITH_COORDINATOR, creation, start, null);
  }

  @ParameterizedTest
  @CsvSource({"2023-07-16,2023-07-31,2023-07-17", "2023-07-16,2023-07-31,2023-08-02", "2023-06-16,2023-06-20,2023-06-16",
      "2023-06-16,2023-06-20,2023-06-22"})
  void itRefersToFourteenDaysBeforeItsStartUntilTwoAfter_R4_08(String creation, String start, String reference) {
    for (Coordination coordination : new Coordination[] {WITH_COORDINATOR, WITHOUT_COORDINATOR}) {
      assertThat(plan(COMPREHENSIVE, coordination, Role.CERTIFIED_PROVIDER, creation, start, reference).reference()).isEqualTo(reference);
    }
  }

  @ParameterizedTest
  @CsvSource({"2023-07-16,2023-07-31,2023-07-16", "2023-07-16,2023-07-31,2023-08-03", "2023-06-16,2023-06-20,2023-06-15"})
  void itRefersToNothingBeforeItsCreationOrOutsideTheWindow_R4_08_R4_09(String creation, String start, String reference) {
    for (Coordination coordination : new Coordination[] {WITH_COORDINATOR, WITHOUT_COORDINATOR}) {
      refused(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, COMPREHENSIVE, coordination, creation, start, reference);
    }
  }

  @Test
  void theLastUsableDayFollowsFromTheStart_R4_11_R4_12_R4_13_R4_14() {
    assertThat(plan(COMPREHENSIVE, WITH_COORDINATOR, Role.CERTIFIED_PROVIDER, "2023-07-16", "2023-07-31", null).expiry())
        .isEqualTo("2023-08-20");
    assertThat(plan(COMPREHENSIVE, WITHOUT_COORDINATOR, Role.CERTIFIED_PROVIDER, "2023-07-16", "2023-07-31", null).expiry())
        .isEqualTo("2023-08-10");
    assertThat(plan(SUPPLEMENT, INDIVIDUAL, Role.CERTIFIED_PROVIDER, "2025-05-07", null, null).expiry()).isEqualTo("2025-05-27");
  }

  @ParameterizedTest
  @CsvSource({"2025-05-17,2025-05-14,false", "2025-05-17,2025-05-15,true", "2025-05-17,2025-05-17,true", "2025-05-17,2025-05-18,false",
      "2023-08-20,2023-08-17,false", "2023-08-20,2023-08-18,true"})
  void aDraftIsUrgentOnItsLastThreeDays_R4_17(String expiry, String today, boolean urgent) {
    assertThat(DateRules.isUrgent(date(expiry), date(today))).isEqualTo(urgent);
  }

  private static AssessmentDates plan(InstrumentKind kind, Coordination coordination, Role role, String today, @Nullable String start,
                                      @Nullable String reference) {
    return DateRules.plan(kind, coordination, role, date(today), start == null ? null : date(start),
        reference == null ? null : date(reference));
  }

  private static void refused(FaultCode code, InstrumentKind kind, Coordination coordination, String today, @Nullable String start,
                              @Nullable String reference) {
    assertThatThrownBy(() -> plan(kind, coordination, Role.CERTIFIED_PROVIDER, today, start, reference))
        .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
