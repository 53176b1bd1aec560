package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.belraihub.ehealth.hubservices.wire.AcknowledgeType;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.ehealth.hubservices.wire.ConsentPortType;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.PutPatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkBulkRequestType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokePatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokeTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.TherLinkPortType;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated Consent and TherLink refuse what the samples say the real ones refuse, with the same codes. */
class SandboxCodesIT {

  private static BridgesOverSandbox world;
  private static ServicePort<ConsentPortType> consent;
  private static ServicePort<TherLinkPortType> therlink;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    Conformance.path("consent");
    world = new BridgesOverSandbox(home);
    consent = world.port(ConsentPortType.class, "consent");
    therlink = world.port(TherLinkPortType.class, "therlink");
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void consentRefusesWithTheCodesOfTheRealService() throws Exception {
    assertThat(put("business-invalid/01-PutPatientConsent-no-signdate")).containsExactly("CO.INPUT.25");
    assertThat(put("business-invalid/02-PutPatientConsent-no-card-number")).containsExactly("CO.INPUT.30");
    assertThat(put("business-invalid/03-PutPatientConsent-ssin-checkdigit")).containsExactly("MH2.INPUT.19");
  }

  @Test
  void consentIsGivenOnceAndRevokedOnce() throws Exception {
    assertThat(put("valid/01-PutPatientConsent-request")).isEmpty();
    assertThat(put("valid/01-PutPatientConsent-request")).containsExactly("MH2.ACCESS.8");
    var revoke = sample("consent/samples/valid/06-RevokePatientConsent-request", RevokePatientConsentRequestType.class);
    revoke.getConsent().setRevokedate(revoke.getConsent().getSigndate());

    assertThat(codes(consent.call(port -> port.revokePatientConsent(revoke)).getAcknowledge())).isEmpty();
    assertThat(codes(consent.call(port -> port.revokePatientConsent(revoke)).getAcknowledge())).containsExactly("MH2.ACCESS.9");
  }

  @Test
  void therlinkRefusesWithTheCodesOfTheRealService() throws Exception {
    assertThat(declare("business-invalid/01-Put-no-proof")).containsExactly("TL.INPUT.70");
    assertThat(declare("business-invalid/02-Put-end-before-start")).containsExactly("TL.INPUT.63");
    assertThat(declare("business-invalid/03-Put-eidreading-with-binary")).containsExactly("TL.INPUT.84");
    var wrong = sample("therlink/samples/business-invalid/04-Get-status-all-with-period", GetTherapeuticLinkRequestType.class);
    assertThat(codes(therlink.call(port -> port.getTherapeuticLink(wrong)).getAcknowledge())).containsExactly("TL.INPUT.67.02");
  }

  @Test
  void aLinkIsDeclaredOnceFoundAndRevokedOnce() throws Exception {
    var get = sample("therlink/samples/valid/04-GetTherapeuticLink-request", GetTherapeuticLinkRequestType.class);
    assertThat(codes(therlink.call(port -> port.getTherapeuticLink(get)).getAcknowledge()))
        .containsExactly("TL.ACCESS.11", "NIP.META.TlServiceBean");

    assertThat(declare("valid/01-PutTherapeuticLink-request-eidreading")).isEmpty();
    assertThat(declare("valid/08-PutTherapeuticLink-request-eidsigning")).containsExactly("TL.ACCESS.10", "NIP.META.TlServiceBean");
    assertThat(therlink.call(port -> port.getTherapeuticLink(get)).getTherapeuticlinklist().getTherapeuticlink()).hasSize(1);
    var bulk = sample("therlink/samples/valid/09-PutTherapeuticLinkBulk-request", PutTherapeuticLinkBulkRequestType.class);
    assertThat(codes(therlink.call(port -> port.putTherapeuticLinkBulk(bulk)).getAcknowledge()))
        .containsExactly("TL.ACCESS.10", "NIP.META.TlServiceBean");

    var revoke = sample("therlink/samples/valid/07-RevokeTherapeuticLink-request", RevokeTherapeuticLinkRequestType.class);
    assertThat(codes(therlink.call(port -> port.revokeTherapeuticLink(revoke)).getAcknowledge())).isEmpty();
    assertThat(codes(therlink.call(port -> port.revokeTherapeuticLink(revoke)).getAcknowledge())).containsExactly("TL.ACCESS.12");
  }

  @Test
  void whatBreaksTheSchemaIsAFaultSoa03006() throws Exception {
    var get = sample("therlink/samples/valid/04-GetTherapeuticLink-request", GetTherapeuticLinkRequestType.class);
    get.getRequest().setAuthor(null);

    assertThatThrownBy(() -> therlink.call(port -> port.getTherapeuticLink(get))).isInstanceOfSatisfying(CallFailedException.class,
        failure -> assertThat(failure.codes()).containsExactly("SOA-03006")).hasNoCause();
  }

  private static List<String> put(String sample) throws Exception {
    var request = sample("consent/samples/" + sample, PutPatientConsentRequestType.class);
    return codes(consent.call(port -> port.putPatientConsent(request)).getAcknowledge());
  }

  private static List<String> declare(String sample) throws Exception {
    var request = sample("therlink/samples/" + sample, PutTherapeuticLinkRequestType.class);
    return codes(therlink.call(port -> port.putTherapeuticLink(request)).getAcknowledge());
  }

  private static <T> T sample(String name, Class<T> type) throws Exception {
    return Conformance.read(Conformance.path(name + ".xml"), type);
  }

  private static List<String> codes(AcknowledgeType acknowledge) {
    assertThat(acknowledge.isIscomplete()).isEqualTo(acknowledge.getError().isEmpty());
    return acknowledge.getError().stream().flatMap(error -> error.getCd().stream()).map(code -> code.getValue()).toList();
  }
}
