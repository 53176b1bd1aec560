package org.belraihub.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.cxf.BusFactory;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.AssessmentService;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusResponse;
import org.belraihub.soap.assessment.wire.HubFault;
import org.belraihub.soap.context.wire.ActingUser;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.context.wire.RoleCode;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.belraihub.wss.SignedMessage;
import org.belraihub.wss.TestKeys;
import org.belraihub.xml.SchemaCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secure edge over real HTTP with the real assessment contract: R10.01, R11.06, R11.10. */
class SecureExchangeIT {

  private static final SystemClock CLOCK = SystemClock.ofMachine();
  private static final KeyMaterial HOME = TestKeys.rsa("home");
  private static final KeyMaterial HUB = TestKeys.rsa("hub");
  private static final List<MessageRejection> REJECTIONS = new ArrayList<>();
  private static final List<SignedMessage> RECEIVED = new ArrayList<>();
  private static final Contract CONTRACT = Contract.of("wsdl/assessment-v1.wsdl", AssessmentService.class);
  private static SoapServer server;

  @BeforeAll
  static void start() {
    server = new SoapServer();
    var verifier = new MessageVerifier(
        certificate -> certificate.equals(HOME.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(),
        InboundRules.STANDARD, CLOCK);
    var signer = new MessageSigner(HUB, false, Duration.ofSeconds(300), CLOCK);
    var endpoints = new SoapEndpoints(server.bus(), (reason, details) -> REJECTIONS.add(reason));
    var schema = SchemaCheck.of("xsd/assessment-v1.xsd");
    endpoints.publish(new Publication("/assessment/v1", CONTRACT, new Answering(), schema, verifier, signer, true));
    endpoints.publish(new Publication("/hidden", CONTRACT, new Answering(), schema, verifier, signer, false));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void forget() {
    REJECTIONS.clear();
    RECEIVED.clear();
  }

  @Test
  void aSignedCallGetsASignedReply() throws Exception {
    AssessmentPort port = client(HOME, "/assessment/v1");

    GetDeliveryStatusResponse response = port.getDeliveryStatus(request("A-1"));

    assertThat(response.getReference()).isEqualTo("A-1");
    assertThat(RECEIVED).hasSize(1);
    assertThat(RECEIVED.get(0).sender().id()).isEqualTo("home");
    assertThat(RECEIVED.get(0).payloadDigest()).hasSize(64);
  }

  @Test
  void aRefusalIsASignedTypedFaultInFourLanguages() {
    AssessmentPort port = client(HOME, "/assessment/v1");

    assertThatThrownBy(() -> port.getDeliveryStatus(request("refuse"))).isInstanceOfSatisfying(HubFault.class, fault -> {
      assertThat(fault.getFaultInfo().getCode()).isEqualTo("UNKNOWN_REFERENCE");
      assertThat(fault.getFaultInfo().getText()).extracting("lang").containsExactly("nl", "fr", "de", "en");
      assertThat(fault.getFaultInfo().isMayBeRetried()).isFalse();
      assertThat(fault.getFaultInfo().getPlaces().getPlace()).containsExactly("reference");
      assertThat(fault.getFaultInfo().getCorrelationId()).hasSize(36);
    });
  }

  @Test
  void anUnexpectedExceptionShowsNothingOfItself() {
    AssessmentPort port = client(HOME, "/assessment/v1");

    assertThatThrownBy(() -> port.getDeliveryStatus(request("crash"))).isInstanceOfSatisfying(HubFault.class, fault -> {
      assertThat(fault.getFaultInfo().getCode()).isEqualTo("TEMPORARILY_UNAVAILABLE");
      assertThat(fault.getFaultInfo().isMayBeRetried()).isTrue();
      assertThat(fault.getMessage()).doesNotContain("secret");
    });
  }

  @Test
  void invalidInputIsAFaultThatNamesTheElement() {
    AssessmentPort port = client(HOME, "/assessment/v1");

    assertThatThrownBy(() -> port.getDeliveryStatus(request(""))).isInstanceOfSatisfying(HubFault.class, fault -> {
      assertThat(fault.getFaultInfo().getCode()).isEqualTo("SCHEMA_INVALID");
      assertThat(fault.getFaultInfo().getPlaces().getPlace()).containsExactly("GetDeliveryStatusRequest/reference");
    });
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void aStrangerGetsOnlyTheStandardCode() {
    AssessmentPort port = client(TestKeys.rsa("stranger"), "/assessment/v1");

    assertThatThrownBy(() -> port.getDeliveryStatus(request("A-1")))
        .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.FAULT))
        .hasMessage("The message was not accepted.");
    assertThat(REJECTIONS).containsExactly(MessageRejection.CERTIFICATE_UNKNOWN);
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void theContractIsServedWithImportsThatResolve() throws Exception {
    String wsdl = get(server.address("/assessment/v1") + "?wsdl");

    assertThat(wsdl).contains("AssessmentPort").contains("?xsd=");
    var matcher = java.util.regex.Pattern.compile("schemaLocation=\"([^\"]+)\"").matcher(wsdl);
    int imports = 0;
    while (matcher.find()) {
      assertThat(get(matcher.group(1))).contains("schema");
      imports++;
    }
    assertThat(imports).isPositive();
  }

  @Test
  void aHiddenContractIsNotServed() throws Exception {
    var response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.address("/hidden") + "?wsdl")).build(),
        HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("The message was not accepted.").doesNotContain("definitions");
  }

  @Test
  void aPartnerThatNobodyReachesIsToldApartFromOneThatDoesNotAnswer() {
    AssessmentPort port = clients().create(AssessmentPort.class, options(HOME, URI.create("http://127.0.0.1:1/")));

    assertThatThrownBy(() -> port.getDeliveryStatus(request("A-1")))
        .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.NOT_REACHED));
  }

  private static String get(String address) throws Exception {
    var response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static AssessmentPort client(KeyMaterial key, String path) {
    return clients().create(AssessmentPort.class, options(key, server.address(path)));
  }

  private static SoapClients clients() {
    return new SoapClients(BusFactory.getDefaultBus(), Duration.ofSeconds(2), null);
  }

  private static ClientOptions options(KeyMaterial key, URI address) {
    return new ClientOptions(address, ClientSecurity.signedReplies(key, HUB.certificate(), CLOCK), Duration.ofSeconds(10), "Test/1.0",
        "test@example.org");
  }

  private static GetDeliveryStatusRequest request(String reference) {
    var user = new ActingUser();
    user.setInsz("85010112345");
    user.setRole(RoleCode.ASSESSOR);
    user.setOrganisation("123");
    var context = new RequestContext();
    context.setRequestId("r-1");
    context.setSoftwareAttestationId("s-1");
    context.setActingUser(user);
    var request = new GetDeliveryStatusRequest();
    request.setContext(context);
    request.setReference(reference);
    return request;
  }

  /** Answers one operation, in the ways the tests need. */
  static final class Answering extends NoAssessments {

    @Override
    public GetDeliveryStatusResponse getDeliveryStatus(GetDeliveryStatusRequest request) {
      RECEIVED.add(SignedExchange.current());
      switch (request.getReference()) {
        case "refuse" -> throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "test", List.of("reference"));
        case "crash" -> throw new IllegalStateException("secret text");
        default -> {
          var response = new GetDeliveryStatusResponse();
          response.setReference(request.getReference());
          return response;
        }
      }
    }
  }
}
