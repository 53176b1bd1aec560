package org.belraihub.sandbox.federal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.staxutils.StaxUtils;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.FederalSideUnavailableException.Arrival;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.federal.wire.FederalSoapClient;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.RunningSandbox;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.ClientSecurity;
import org.belraihub.soap.SoapClients;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.EnvelopeWriter;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The federal leg over real SOAP against the simulated database and its ledger (R7.03 to R7.07). */
class FederalLegIT {

  private static final String DIGEST = "a".repeat(64);

  @TempDir
  static Path home;

  private final String database = TestDatabase.fresh();
  private RunningSandbox sandbox;
  private SandboxControl control;
  private FederalAssessments federal;

  @BeforeEach
  void start() throws IOException {
    sandbox = RunningSandbox.start(home, SystemClock.ofMachine(), database, 0, List.of(new FederalPlatform()));
    control = SandboxControl.of(home);
    federal = client("hub");
  }

  private FederalAssessments client(String signer) {
    var key = KeyMaterial.load(sandbox.keys().keyStore(signer), SandboxKeys.PASSWORD.toCharArray());
    var security = ClientSecurity.signedReplies(key, sandbox.keys().identity("federal").certificate(), SystemClock.ofMachine());
    return new FederalSoapClient(new SoapClients(new CXFBusFactory().createBus(), Duration.ofSeconds(2), null),
        new ClientOptions(sandbox.address("federal"), security, Duration.ofSeconds(2), "BelRAIHub/1.0", "operator@example.org"));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void theSameCopyTwiceIsRegisteredOnce() throws Exception {
    var payload = federal.render(copy("R-1", 1, DIGEST));

    var first = federal.send(payload);
    var second = federal.send(payload);

    assertThat(first).isInstanceOf(FederalOutcome.Registered.class);
    var id = ((FederalOutcome.Registered) first).registrationId();
    assertThat(second).isInstanceOfSatisfying(FederalOutcome.AlreadyRegistered.class,
        again -> assertThat(again.registrationId()).isEqualTo(id));
    assertThat(ledger().path("registrations").asInt()).isEqualTo(1);
    assertThat(ledger().path("receptions").asInt()).isEqualTo(2);
  }

  @Test
  void otherContentUnderTheSameReferenceIsAConflictAndTheFirstStands() throws Exception {
    federal.send(federal.render(copy("R-2", 1, DIGEST)));

    var outcome = federal.send(federal.render(copy("R-2", 2, "b".repeat(64))));

    assertThat(outcome).isInstanceOfSatisfying(FederalOutcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(FederalOutcome.Refusal.DUPLICATE_CONFLICT));
    assertThat(ledger().path("registrations").asInt()).isEqualTo(1);
  }

  @Test
  void aVersionThatIsNotLoadedIsRefusedUntilItIs() throws Exception {
    var payload = federal.render(copy("R-3", 1, DIGEST));
    control.part("federal", "forget-version", Map.of("instrument", "BELRAI_SCREENER", "version", "2.0"));

    var refused = federal.send(payload);

    assertThat(refused).isInstanceOfSatisfying(FederalOutcome.Refused.class,
        outcome -> assertThat(outcome.code()).isEqualTo(FederalOutcome.Refusal.VERSION_UNKNOWN));
    control.part("federal", "load-version", Map.of("instrument", "BELRAI_SCREENER", "version", "2.0"));
    assertThat(federal.send(payload)).isInstanceOf(FederalOutcome.Registered.class);
  }

  @Test
  void wrongContentIsRefusedWithItsCodeOrByTheSchema() throws Exception {
    var outside = new String(federal.render(copy("R-4", 1, DIGEST)), "UTF-8").replace("42031199761", "42031199762").getBytes("UTF-8");
    var malformed = new String(federal.render(copy("R-5", 1, DIGEST)), "UTF-8").replace(DIGEST, "short").getBytes("UTF-8");

    assertThat(federal.send(outside)).isInstanceOfSatisfying(FederalOutcome.Refused.class,
        refused -> assertThat(refused.code()).isEqualTo(FederalOutcome.Refusal.CONTENT_INVALID));
    assertThatThrownBy(() -> federal.send(malformed)).isInstanceOf(FederalSideUnavailableException.class);
    assertThat(ledger().path("registrations").asInt()).isZero();
  }

  /** What the other side verifies makes the hub's signature worth something. */
  @Test
  void whatComesTwiceIsAlteredOrIsNotSignedIsRefused() throws Exception {
    byte[] once = signed(copy("R-8", 1, DIGEST));
    String other = new String(signed(copy("R-9", 1, DIGEST)), StandardCharsets.UTF_8);

    assertThat(statusOf(once)).isEqualTo(200);
    assertThat(statusOf(once)).as("replayed").isEqualTo(500);
    assertThat(statusOf(other.replace(DIGEST, "b".repeat(64)).getBytes(StandardCharsets.UTF_8))).as("altered").isEqualTo(500);
    assertThat(statusOf(other.replaceFirst("(?s)<soap:Header>.*</soap:Header>", "").getBytes(StandardCharsets.UTF_8))).as("not signed").isEqualTo(500);
    assertThat(ledger().path("receptions").asInt()).isEqualTo(1);
  }

  private byte[] signed(ClosedAssessmentCopy copy) throws Exception {
    var signer = new MessageSigner(KeyMaterial.load(sandbox.keys().keyStore("hub"), SandboxKeys.PASSWORD.toCharArray()), false,
        Duration.ofMinutes(5), SystemClock.ofMachine());
    EnvelopeWriter envelope = signer.newEnvelope();
    envelope.writeStartElement("soap", "Envelope", WssNames.SOAP);
    envelope.writeNamespace("soap", WssNames.SOAP);
    envelope.writeStartElement("soap", "Body", WssNames.SOAP);
    StaxUtils.copy(XmlDocuments.parse(federal.render(copy), XmlLimits.MESSAGE).getDocumentElement(), envelope);
    envelope.writeEndElement();
    envelope.writeEndElement();
    envelope.flush();
    return signer.sign(envelope);
  }

  private int statusOf(byte[] message) throws Exception {
    var request = HttpRequest.newBuilder(sandbox.address("federal")).header("Content-Type", "text/xml; charset=UTF-8").header("SOAPAction", "\"\"")
        .POST(HttpRequest.BodyPublishers.ofByteArray(message)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aRevocationStopsSharingAlsoWhenItComesFirstAndALaterCopySharesAgain() throws Exception {
    federal.send(federal.render(new SharingRevocation("VIP:6", new ReferenceNumber("R-6"), 2, Instant.now())));
    federal.send(federal.render(copy("R-6", 1, DIGEST)));
    assertThat(ledger().path("shared").asInt()).isZero();

    var late = federal.send(federal.render(copy("R-6", 3, DIGEST)));

    assertThat(late).isInstanceOf(FederalOutcome.Registered.class);
    assertThat(ledger().path("shared").asInt()).isEqualTo(1);
    assertThat(federal.send(federal.render(new SharingRevocation("VIP:6", new ReferenceNumber("R-6"), 2, Instant.now()))))
        .isInstanceOf(FederalOutcome.RevocationSuperseded.class);
  }

  @Test
  void anOutageIsToldApartFromALostAnswer() throws Exception {
    var payload = federal.render(copy("R-7", 1, DIGEST));

    control.down("federal");
    assertThatThrownBy(() -> federal.send(payload)).isInstanceOfSatisfying(FederalSideUnavailableException.class,
        e -> assertThat(e.arrival()).isEqualTo(Arrival.NOT_ARRIVED));
    control.answerLost("federal");
    assertThatThrownBy(() -> federal.send(payload)).isInstanceOfSatisfying(FederalSideUnavailableException.class,
        e -> assertThat(e.arrival()).isEqualTo(Arrival.MAY_HAVE_ARRIVED));
    control.slow("federal", Duration.ofSeconds(3));
    assertThatThrownBy(() -> federal.send(payload)).isInstanceOfSatisfying(FederalSideUnavailableException.class,
        e -> assertThat(e.arrival()).isEqualTo(Arrival.MAY_HAVE_ARRIVED));
    control.up("federal");

    assertThat(federal.send(payload)).isInstanceOf(FederalOutcome.AlreadyRegistered.class);
    assertThat(control.part("federal", "registered", Map.of("references", List.of("R-7", "R-8"))).path("registered").asInt())
        .isEqualTo(1);
  }

  @Test
  void whoIsNotTheHubIsNotHeard() throws Exception {
    var payload = federal.render(copy("R-8", 1, DIGEST));

    assertThatThrownBy(() -> client("stranger").send(payload)).isInstanceOf(FederalSideUnavailableException.class);
    assertThat(ledger().path("receptions").asInt()).isZero();
  }

  @Test
  void theRegisterOutlivesARestart() throws Exception {
    federal.send(federal.render(copy("R-9", 1, DIGEST)));
    sandbox.close();

    start();

    assertThat(federal.send(federal.render(copy("R-9", 1, DIGEST)))).isInstanceOf(FederalOutcome.AlreadyRegistered.class);
  }

  private JsonNode ledger() {
    return control.ledgers().path("federal");
  }

  private static ClosedAssessmentCopy copy(String reference, long sequence, String digest) {
    var day = LocalDate.of(2026, 11, 23);
    return new ClosedAssessmentCopy("VIP:" + reference + sequence, new ReferenceNumber(reference), sequence, "VIP", "BELRAI_SCREENER", "2.0", day, day, day,
        Instant.parse("2026-11-23T10:00:00Z"), Insz.of("42031199761"), new HcoNumber("10000066"), new NihiiNumber("34000181"),
        Insz.of("85041299867"), "ASSESSOR", "Ines Claes",
        List.of(new ClosedAssessmentCopy.Answer("iA1", "3"), new ClosedAssessmentCopy.Answer("iA2", "")),
        List.of(new ClosedAssessmentCopy.Result("TOTAL", "1", new BigDecimal("13.5"))), digest);
  }
}
