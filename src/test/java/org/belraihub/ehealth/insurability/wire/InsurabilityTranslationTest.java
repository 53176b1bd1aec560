package org.belraihub.ehealth.insurability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.belraihub.access.Insurability;
import org.belraihub.ehealth.source.CallFailedException;
import org.junit.jupiter.api.Test;

/** What the member administration says of one day (R6.13, R6.17, R6.19). */
class InsurabilityTranslationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @Test
  void theFundIsTheOneOfTheDay() throws Exception {
    var answer = answer(Status.VERZEKERD);
    answer.getPeriod().add(period(280, LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31)));
    answer.getPeriod().add(period(680, DAY, null));

    assertThat(InsurabilityTranslation.insurability(answer, "1", DAY)).isEqualTo(new Insurability.Insured(680, "OFFICIEEL"));
    assertThat(InsurabilityTranslation.insurability(answer, "1", DAY.minusDays(1))).isEqualTo(new Insurability.Insured(280, "OFFICIEEL"));
  }

  @Test
  void insuredWithoutAFundOnTheDayOrWithTwoIsNotUnderstood() {
    var none = answer(Status.VERZEKERD);
    none.getPeriod().add(period(280, LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31)));
    var two = answer(Status.VERZEKERD);
    two.getPeriod().add(period(280, LocalDate.of(2020, 1, 1), null));
    two.getPeriod().add(period(680, DAY, null));

    for (var answer : new GetInsurabilityResponse[] {none, two}) {
      assertThatThrownBy(() -> InsurabilityTranslation.insurability(answer, "1", DAY)).isInstanceOf(CallFailedException.class)
          .hasMessageContaining("NOT_UNDERSTOOD");
    }
  }

  @Test
  void notInsuredHasAReasonAndUnknownIsNeither() throws Exception {
    var excluded = answer(Status.NIET_VERZEKERD);
    excluded.getReason().add("GESCHRAPT");

    assertThat(InsurabilityTranslation.insurability(excluded, "1", DAY)).isEqualTo(new Insurability.NotInsured("GESCHRAPT"));
    assertThat(InsurabilityTranslation.insurability(answer(Status.NIET_VERZEKERD), "1", DAY))
        .isEqualTo(new Insurability.NotInsured("NIET_OPGEGEVEN"));
    assertThat(InsurabilityTranslation.insurability(answer(Status.ONBEKEND), "1", DAY)).isEqualTo(new Insurability.Unknown());
  }

  @Test
  void anAnswerToAnotherRequestOrWithoutStatusIsNotUnderstood() {
    assertThatThrownBy(() -> InsurabilityTranslation.insurability(answer(Status.ONBEKEND), "2", DAY))
        .isInstanceOf(CallFailedException.class);
    var noStatus = new GetInsurabilityResponse();
    noStatus.setRequestId("1");
    assertThatThrownBy(() -> InsurabilityTranslation.insurability(noStatus, "1", DAY)).isInstanceOf(CallFailedException.class);
  }

  private static GetInsurabilityResponse answer(Status status) {
    var answer = new GetInsurabilityResponse();
    answer.setRequestId("1");
    answer.setStatus(status);
    return answer;
  }

  private static Period period(int fund, LocalDate from, LocalDate to) {
    var period = new Period();
    period.setFund(fund);
    period.setType(MembershipType.OFFICIEEL);
    period.setFrom(from);
    period.setTo(to);
    return period;
  }
}
