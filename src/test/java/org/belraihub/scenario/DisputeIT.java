package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.dispute.wire.Dispute;
import org.belraihub.soap.dispute.wire.DisputePort;
import org.belraihub.soap.dispute.wire.ListDisputesRequest;
import org.belraihub.soap.dispute.wire.OpenDisputeRequest;
import org.belraihub.soap.dispute.wire.OpenDisputeResponse;
import org.belraihub.soap.dispute.wire.ReadInDisputeRequest;
import org.belraihub.soap.dispute.wire.ReadInDisputeResponse;
import org.belraihub.soap.dispute.wire.Screener;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E17: a dispute (R9.04, R9.08, R9.09, R9.10, T17, (d) 13). */
class DisputeIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String REASON = "LEGAL_REASON_2";

  private final TestHub hub = TestHub.shared();

  @Test
  void aDisputeOpensOwnScreenersAndThoseMadeDuringThePastRelation() throws Exception {
    Insz karel = hub.client().consenting().known();
    hub.sandbox().addCareRelation(karel, Desks.ad().organisation(), LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 30));
    String own = closed(Desks.louise(), karel, LocalDate.of(2024, 3, 10));
    String during = closed(Desks.louiseAtFamilyCare(), karel, LocalDate.of(2024, 5, 15));
    String onItsLastDay = closed(Desks.louiseAtFamilyCare(), karel, LocalDate.of(2024, 6, 30));
    closed(Desks.louiseAtFamilyCare(), karel, LocalDate.of(2024, 7, 1));
    String after = closed(Desks.louiseAtFamilyCare(), karel, LocalDate.of(2024, 8, 5));
    String noScreener = supplement(karel);

    assertThat(Refusal.of(() -> at(Desks.ad()).openDispute(asked(Desks.ad(), karel)))).isEqualTo("LEGAL_REASON_REQUIRED");
    assertThat(Refusal.of(() -> at(Desks.ad()).openDispute(asked(Desks.ad(), karel, "BECAUSE")))).isEqualTo("LEGAL_REASON_REQUIRED");
    assertThat(Refusal.of(() -> at(Desks.louise()).openDispute(asked(Desks.louise(), karel, REASON)))).isEqualTo("ROLE_NOT_ALLOWED");
    var asked = asked(Desks.ad(), karel, REASON);
    OpenDisputeResponse dispute = at(Desks.ad()).openDispute(asked);
    assertThat(dispute.getScreener()).extracting(Screener::getReference).containsExactlyInAnyOrder(own, during, onItsLastDay);
    assertThat(at(Desks.ad()).openDispute(asked).getDispute()).isEqualTo(dispute.getDispute());

    ReadInDisputeResponse first = read(dispute.getDispute(), own);
    read(dispute.getDispute(), during);
    assertThat(first.getAnswer()).isNotEmpty();
    assertThat(first.getResult()).isNotEmpty();
    assertThat(Refusal.of(() -> read(dispute.getDispute(), after))).isEqualTo("UNKNOWN_REFERENCE");
    assertThat(Refusal.of(() -> read(dispute.getDispute(), noScreener))).isEqualTo("UNKNOWN_REFERENCE");

    Dispute told = disputes().stream().filter(line -> line.getId() == dispute.getDispute()).findFirst().orElseThrow();
    assertThat(told.getOpenedBy()).isNotBlank();
    assertThat(told.getInsz()).isEqualTo(karel.digits());
    assertThat(told.getLegalReason()).containsExactly(REASON);
    assertThat(told.getConsulted()).containsExactly(own, during);
    assertThat(disputes().stream().filter(line -> line.getInsz().equals(karel.digits()))).hasSize(1);
  }

  @Test
  void withARelationThereIsNothingToDispute() {
    Insz maria = hub.client().relatedTo(Desks.ad()).known();

    assertThat(Refusal.of(() -> at(Desks.ad()).openDispute(asked(Desks.ad(), maria, REASON)))).isEqualTo("SCHEMA_INVALID");
  }

  private String closed(Desk desk, Insz client, LocalDate on) throws Exception {
    try (var day = hub.on(on)) {
      return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
    }
  }

  private String supplement(Insz client) throws Exception {
    var louise = new DraftDesk(hub, Desks.louise());
    try (var day = hub.on(LocalDate.of(2024, 3, 11))) {
      String reference = louise.start(client, "BELRAI_SOCIAL_SUPPLEMENT").getAssessment().getReference();
      return louise.submit(reference).getAssessment().getReference();
    }
  }

  private List<Dispute> disputes() throws Exception {
    var request = new ListDisputesRequest();
    request.setContext(Requests.context(Desks.ad(), CareSoftware.freshRequestId()));
    return at(Desks.ad()).listDisputes(request).getDispute();
  }

  private ReadInDisputeResponse read(long dispute, String reference) throws Exception {
    var request = new ReadInDisputeRequest();
    request.setContext(Requests.context(Desks.ad(), CareSoftware.freshRequestId()));
    request.setDispute(dispute);
    request.setReference(reference);
    return at(Desks.ad()).readInDispute(request);
  }

  private DisputePort at(Desk desk) {
    return hub.port(DisputePort.class, "/dispute/v1", desk);
  }

  private static OpenDisputeRequest asked(Desk desk, Insz client, String... reasons) {
    var request = new OpenDisputeRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setInsz(client.digits());
    request.getLegalReason().addAll(List.of(reasons));
    return request;
  }
}
