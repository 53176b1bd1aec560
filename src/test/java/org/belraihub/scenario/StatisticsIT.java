package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.statistics.wire.GetGroupStatisticsRequest;
import org.belraihub.soap.statistics.wire.GetQualityIndicatorsRequest;
import org.belraihub.soap.statistics.wire.Group;
import org.belraihub.soap.statistics.wire.HubFault;
import org.belraihub.soap.statistics.wire.Indicator;
import org.belraihub.soap.statistics.wire.Period;
import org.belraihub.soap.statistics.wire.Scale;
import org.belraihub.soap.statistics.wire.StatisticsPort;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E27, first half: figures over the residents of a nursing home, over the wire (R5.02, R9.01, R9.11, R9.13, R9.21). */
class StatisticsIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final LocalDate DAY = LocalDate.of(2024, 2, 14);
  private static final int THRESHOLD = 20;

  private final TestHub hub = TestHub.shared();

  @Test
  void nineteenResidentsGiveNoIndicatorTwentyDoAndARepeatedAssessmentCountsOnce() throws Exception {
    try (var day = hub.on(DAY)) {
      for (int i = 0; i < THRESHOLD - 1; i++) {
        assess(hub.client().known(), i < 5 ? "2" : "0");
      }
      Indicator tooFew = falls(Desks.ad());
      Insz last = hub.client().known();
      assess(last, "3");
      assess(last, "2");
      Indicator enough = falls(Desks.ad());

      assertThat(tooFew.isAvailable()).isFalse();
      assertThat(tooFew.getResidents()).isEqualTo(THRESHOLD - 1);
      assertThat(tooFew.getNumerator()).isNull();
      assertThat(tooFew.getPercentage()).isNull();
      assertThat(enough.isAvailable()).isTrue();
      assertThat(enough.getResidents()).isEqualTo(THRESHOLD);
      assertThat(enough.getNumerator()).isEqualTo(6);
      assertThat(enough.getPercentage()).isEqualByComparingTo("30.0");
      assertThat(enough.getLabel()).isEqualTo("Gevallen in 30 dagen");
      aGroupSpreadsItsOutcomesAndAgeOnlyItsMean();
    }
  }

  private void aGroupSpreadsItsOutcomesAndAgeOnlyItsMean() throws HubFault {
    var group = group(Desks.ad(), DAY, LTCF);

    assertThat(group.getClients()).isEqualTo(THRESHOLD);
    assertThat(group.isAvailable()).isTrue();
    Scale falls = scale(group, "CAP_FALLS");
    assertThat(falls.getOutcome()).extracting(outcome -> outcome.getValue() + ": " + outcome.getCount()).containsExactly("0: 14", "1: 6");
    assertThat(falls.getMean()).isEqualByComparingTo("0.30");
    assertThat(scale(group, "AGE").getOutcome()).isEmpty();
    assertThat(scale(group, "AGE").getMean()).isNotNull();
  }

  @Test
  void aGroupOfFewClientsIsNotShown() throws Exception {
    LocalDate another = DAY.plusMonths(2);
    try (var day = hub.on(another)) {
      assess(hub.client().known(), "0");

      var group = group(Desks.ad(), another, LTCF);

      assertThat(group.getClients()).isEqualTo(1);
      assertThat(group.isAvailable()).isFalse();
      assertThat(group.getScale()).isEmpty();
    }
  }

  @Test
  void onlyManagingStaffGetFiguresAndARefusalLeavesOneAuditRow() {
    var request = indicators(Desks.louise(), DAY, DAY);

    var refusal = catchThrowableOfType(HubFault.class, () -> port(Desks.louise()).getQualityIndicators(request));

    assertThat(refusal.getFaultInfo().getCode()).hasToString("ROLE_NOT_ALLOWED");
    assertThat(hub.audit().ofRequest(request.getContext().getRequestId())).extracting("action").containsExactly("REQUEST_REFUSED");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsOrIsTooLongIsRefused() {
    var reversed = catchThrowableOfType(HubFault.class, () -> port(Desks.ad()).getQualityIndicators(indicators(Desks.ad(), DAY, DAY.minusDays(1))));
    var endless = catchThrowableOfType(HubFault.class,
        () -> port(Desks.ad()).getQualityIndicators(indicators(Desks.ad(), DAY, DAY.plusYears(3).plusDays(1))));

    assertThat(reversed.getFaultInfo().getCode()).hasToString("SCHEMA_INVALID");
    assertThat(endless.getFaultInfo().getCode()).hasToString("LIMIT_EXCEEDED");
  }

  private void assess(Insz resident, String falls) throws Exception {
    hub.at(Desks.louise()).submit(Case.of(resident, LTCF), hub.answers(LTCF, resident).with(Map.of("J1", falls)), null);
  }

  private Indicator falls(Desk desk) throws HubFault {
    return port(desk).getQualityIndicators(indicators(desk, DAY, DAY)).getIndicator().stream()
        .filter(indicator -> indicator.getCode().equals("QI_FAL01")).findFirst().orElseThrow();
  }

  private Group group(Desk desk, LocalDate on, String instrument) throws HubFault {
    var request = new GetGroupStatisticsRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setPeriod(period(on, on));
    request.setInstrument(instrument);
    return port(desk).getGroupStatistics(request).getGroup().get(0);
  }

  private static Scale scale(Group group, String name) {
    return group.getScale().stream().filter(scale -> scale.getScale().equals(name)).findFirst().orElseThrow();
  }

  private static GetQualityIndicatorsRequest indicators(Desk desk, LocalDate from, LocalDate to) {
    var request = new GetQualityIndicatorsRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setPeriod(period(from, to));
    return request;
  }

  private static Period period(LocalDate from, LocalDate to) {
    var period = new Period();
    period.setFrom(from);
    period.setTo(to);
    return period;
  }

  private StatisticsPort port(Desk desk) {
    return hub.port(StatisticsPort.class, "/statistics/v1", desk);
  }
}
