package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.xml.ws.soap.SOAPFaultException;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.soap.context.wire.Language;
import org.belraihub.soap.event.wire.EventPort;
import org.belraihub.soap.event.wire.ReportDeathRequest;
import org.belraihub.soap.mybelrai.wire.GetOwnResultsRequest;
import org.belraihub.soap.mybelrai.wire.GetOwnResultsResponse;
import org.belraihub.soap.mybelrai.wire.MyBelraiPort;
import org.belraihub.soap.mybelrai.wire.OwnAssessment;
import org.belraihub.soap.mybelrai.wire.OwnResult;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** T20, R1.13, R9.17, (d) 28: the patient sees the own results in plain words, without consent or relation, and nothing else. */
class MyBelraiIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final MyBelraiPort portal = hub.port(MyBelraiPort.class, "/my-belrai/v1", Desks.louise().signedBy("ehealth"));
  private String lastRequest = "";

  @Test
  void aPatientSeesResultsOfEveryOrganisationInPlainWords() throws Exception {
    Insz patient = hub.client().known();
    String first = closed(Desks.louise(), patient);
    String second = closed(Desks.hanne(), patient);
    hub.at(Desks.louise()).start(Case.of(patient, SCREENER));

    var page = portal.getOwnResults(asked(patient, Language.FR, null, null));

    assertThat(page.getAssessment()).as("closed ones only, newest first").extracting(OwnAssessment::getReference).containsExactly(second, first);
    assertThat(page.getNext()).isNull();
    assertThat(page.getAssessment().get(0).getResult()).isNotEmpty().allSatisfy(result -> assertThat(result.getName()).isNotBlank());
    assertThat(page.getAssessment().get(0).getResult()).extracting(OwnResult::getName)
        .isNotEqualTo(portal.getOwnResults(asked(patient, Language.NL, null, null)).getAssessment().get(0).getResult().stream()
            .map(OwnResult::getName).toList());
    assertThat(hub.audit().ofRequest(lastRequest)).extracting("action").containsExactly("OWN_RESULTS_READ");
  }

  @Test
  void theFileIsPagedAndNobodysElse() throws Exception {
    Insz patient = hub.client().known();
    Insz other = hub.client().known();
    String first = closed(Desks.louise(), patient);
    closed(Desks.louise(), patient);
    String ofOther = closed(Desks.louise(), other);

    GetOwnResultsResponse newest = portal.getOwnResults(asked(patient, Language.NL, null, 1));

    assertThat(portal.getOwnResults(asked(patient, Language.NL, newest.getNext(), 1)).getAssessment()).extracting(OwnAssessment::getReference)
        .containsExactly(first);
    assertThat(Refusal.of(() -> portal.getOwnResults(asked(patient, Language.NL, ofOther, null)))).isEqualTo("UNKNOWN_REFERENCE");
    assertThat(portal.getOwnResults(asked(hub.client().known(), Language.NL, null, null)).getAssessment()).isEmpty();
  }

  @Test
  void onlyThePortalAsks() {
    MyBelraiPort nursingHome = hub.port(MyBelraiPort.class, "/my-belrai/v1", Desks.louise());

    assertThatThrownBy(() -> nursingHome.getOwnResults(asked(hub.client().known(), Language.NL, null, null))).isInstanceOf(SOAPFaultException.class);
  }

  @Test
  void theFileClosesAHundredDaysAfterDeath_T22() throws Exception {
    Insz patient = hub.client().known();
    try (var day = hub.on(LocalDate.of(2024, 11, 1))) {
      closed(Desks.louise(), patient);
    }
    var death = new ReportDeathRequest();
    death.setEventId(UUID.randomUUID().toString());
    death.setInsz(patient.digits());
    death.setOn(LocalDate.of(2024, 11, 15));
    hub.port(EventPort.class, "/event/v1", Desks.platform()).reportDeath(death);

    try (var day = hub.on(LocalDate.of(2025, 2, 23))) {
      assertThat(portal.getOwnResults(asked(patient, Language.NL, null, null)).getAssessment()).hasSize(1);
    }
    try (var day = hub.on(LocalDate.of(2025, 2, 24))) {
      assertThat(Refusal.of(() -> portal.getOwnResults(asked(patient, Language.NL, null, null)))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
    }
  }

  private GetOwnResultsRequest asked(Insz patient, Language language, String after, Integer size) {
    lastRequest = UUID.randomUUID().toString();
    var request = new GetOwnResultsRequest();
    request.setRequestId(lastRequest);
    request.setInsz(patient.digits());
    request.setLanguage(language);
    request.setAfter(after);
    request.setPageSize(size);
    return request;
  }

  private String closed(Desk desk, Insz client) throws Exception {
    return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
  }
}
