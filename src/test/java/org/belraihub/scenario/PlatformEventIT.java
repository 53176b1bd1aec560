package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import jakarta.xml.ws.soap.SOAPFaultException;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.soap.event.wire.EventPort;
import org.belraihub.soap.event.wire.ReportAdmissionRequest;
import org.belraihub.soap.event.wire.ReportDeathRequest;
import org.belraihub.soap.event.wire.ReportDischargeRequest;
import org.belraihub.soap.relation.wire.ListCareRelationsRequest;
import org.belraihub.soap.relation.wire.RelationPort;
import org.belraihub.testing.AtOnce;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/**
 * What the digital platform tells: admissions make the relation, discharges end it, deaths close the client (R2.22, R2.31, R6.40 as it
 * reaches the hub, R10.10).
 */
class PlatformEventIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final EventPort platform = hub.port(EventPort.class, "/event/v1", Desks.platform());

  @Test
  void anAdmissionMakesTheRelationOnceAndADischargeEndsIt() throws Exception {
    Insz sam = hub.client().known();
    String closed = hub.at(Desks.louise()).submit(Case.of(sam, SCREENER), hub.answers(SCREENER, sam), null).reference();
    assertThat(Refusal.of(() -> hub.at(Desks.louise()).results(closed))).isEqualTo("NO_CARE_RELATION");
    var admission = admission(sam);

    assertThat(platform.reportAdmission(admission).isRepeated()).isFalse();
    assertThat(platform.reportAdmission(admission).isRepeated()).isTrue();
    hub.at(Desks.louise()).results(closed);
    admission.setFrom(LocalDate.of(2024, 6, 4));
    assertThat(Refusal.of(() -> platform.reportAdmission(admission))).isEqualTo("REQUEST_ID_REUSED");

    var discharge = new ReportDischargeRequest();
    discharge.setEventId(CareSoftware.freshRequestId());
    discharge.setInsz(sam.digits());
    discharge.setOrganisation(Desks.louise().organisation().digits());
    discharge.setOn(LocalDate.of(2024, 7, 1));
    platform.reportDischarge(discharge);
    assertThat(Refusal.of(() -> hub.at(Desks.louise()).results(closed))).isEqualTo("NO_CARE_RELATION");
    assertThat(hub.audit().ofRequest(discharge.getEventId())).extracting("action").containsExactly("EVENT_TOLD");
  }

  /** The register has made the relation and its answer gets lost; or the platform tells twice at once: one relation, noted once. */
  @Test
  void anAdmissionWhoseAnswerIsLostOrThatIsToldTwiceAtOnceMakesOneRelation() throws Exception {
    var admission = admission(hub.client().known());
    hub.sandbox().answerLost("care-relation");
    try {
      assertThat(Refusal.of(() -> platform.reportAdmission(admission))).isEqualTo("TEMPORARILY_UNAVAILABLE");
    } finally {
      hub.sandbox().up("care-relation");
    }
    assertThat(platform.reportAdmission(admission).isRepeated()).isFalse();
    assertThat(told(admission)).isEqualTo(1);
    assertThat(relations(admission)).isEqualTo(1);

    var twice = admission(hub.client().known());
    assertThat(AtOnce.both(() -> platform.reportAdmission(twice).isRepeated())).containsExactlyInAnyOrder(true, false);
    assertThat(told(twice)).isEqualTo(1);
    assertThat(relations(twice)).isEqualTo(1);
  }

  private int relations(ReportAdmissionRequest admission) throws Exception {
    var request = new ListCareRelationsRequest();
    request.setContext(DraftDesk.context(Desks.louise()));
    request.setInsz(admission.getInsz());
    return hub.port(RelationPort.class, "/relation/v1", Desks.louise()).listCareRelations(request).getRelation().size();
  }

  /** How often the hub noted the event. */
  private long told(ReportAdmissionRequest admission) {
    return hub.audit().ofRequest(admission.getEventId()).stream().filter(row -> row.action().equals("EVENT_TOLD")).count();
  }

  private static ReportAdmissionRequest admission(Insz client) {
    var admission = new ReportAdmissionRequest();
    admission.setEventId(CareSoftware.freshRequestId());
    admission.setInsz(client.digits());
    admission.setOrganisation(Desks.louise().organisation().digits());
    admission.setFrom(LocalDate.of(2024, 6, 3));
    return admission;
  }

  /** E01, its end: died 15/11/2024, visible through 23/02/2025; and 20/12/2023 with a 29 February between, through 29/03/2024. */
  @Test
  void aDeceasedClientStaysVisibleForAHundredDaysAndIsNotAssessedAnyMore() throws Exception {
    diedOn(LocalDate.of(2024, 11, 15), LocalDate.of(2025, 2, 23));
    diedOn(LocalDate.of(2023, 12, 20), LocalDate.of(2024, 3, 29));
  }

  private void diedOn(LocalDate death, LocalDate lastVisible) throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.louise()).known();
    var louise = new DraftDesk(hub, Desks.louise());
    String closed;
    try (var day = hub.on(death.minusDays(20))) {
      closed = hub.at(Desks.louise()).submit(Case.of(sam, SCREENER), hub.answers(SCREENER, sam), null).reference();
    }
    died(sam, death);

    try (var day = hub.on(lastVisible)) {
      louise.get(closed);
      assertThat(louise.list(sam).getAssessment()).hasSize(1);
      assertThat(Refusal.of(() -> hub.at(Desks.louise()).start(Case.of(sam, SCREENER)))).isEqualTo("CLIENT_DECEASED");
    }
    try (var day = hub.on(lastVisible.plusDays(1))) {
      assertThat(Refusal.of(() -> louise.get(closed))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
      assertThat(Refusal.of(() -> louise.results(closed))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
      assertThat(Refusal.of(() -> louise.list(sam))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
      assertThat(hub.jdbc().sql("select count(*) from assessment_snapshot s join assessment a on a.id = s.assessment_id where a.reference = ?")
          .param(closed).query(Long.class).single()).as("hidden, not erased ((d) 22)").isEqualTo(1);
    }
  }

  private void died(Insz client, LocalDate death) throws Exception {
    var report = new ReportDeathRequest();
    report.setEventId(CareSoftware.freshRequestId());
    report.setInsz(client.digits());
    report.setOn(death);
    platform.reportDeath(report);
  }

  /** (d) 21: what refers to a day after death is kept, but is no indication; what refers to an earlier day is. */
  @Test
  void aScreenerThatRefersToADayAfterDeathIsNotBilled() throws Exception {
    assertThat(legsOfAScreenerOf(LocalDate.of(2025, 8, 31), LocalDate.of(2025, 8, 30))).containsExactly("FEDERAL");
    assertThat(legsOfAScreenerOf(LocalDate.of(2025, 8, 31), LocalDate.of(2025, 8, 31))).containsExactly("INDICATION", "FEDERAL");
  }

  private List<String> legsOfAScreenerOf(LocalDate reference, LocalDate death) throws Exception {
    Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    var ines = hub.at(Desks.ines());
    try (var day = hub.on(reference)) {
      var draft = ines.save(ines.start(Case.of(omar, SCREENER)), hub.definition(SCREENER), hub.answers(SCREENER, omar));
      died(omar, death);
      return ines.deliveries(ines.submit(draft, new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE)).reference()).stream()
          .map(LegState::leg).toList();
    }
  }

  @Test
  void nobodyButThePlatformTellsEvents() {
    EventPort nursingHome = hub.port(EventPort.class, "/event/v1", Desks.louise());
    var report = new ReportDeathRequest();
    report.setEventId(CareSoftware.freshRequestId());
    report.setInsz(hub.client().known().digits());
    report.setOn(LocalDate.of(2024, 11, 15));

    assertThatThrownBy(() -> nursingHome.reportDeath(report)).isInstanceOf(SOAPFaultException.class);
    assertThat(hub.audit().ofRequest(report.getEventId())).isEmpty();
  }
}
