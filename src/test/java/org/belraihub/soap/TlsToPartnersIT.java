package org.belraihub.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.apache.cxf.BusFactory;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.federal.wire.FederalAssessmentPort;
import org.belraihub.federal.wire.RegisterClosedAssessmentRequest;
import org.belraihub.soap.TlsStage.Authority;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.TestKeys;
import org.junit.jupiter.api.Test;

/** Real handshakes of both ways out, SOAP and ebMS. A partner that is not trusted, or does not trust us, sees nothing. */
class TlsToPartnersIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Test
  void aPartnerOfATrustedAuthorityIsReached() throws Exception {
    var authority = Authority.named("authority");
    try (var partner = new TlsStage(authority.key("partner", "127.0.0.1"), null)) {
      SSLContext tls = TlsStage.context(null, authority.trust());

      assertThat(overEbms(partner.address(), tls)).isInstanceOf(HttpOutcome.Answered.class);
      assertThat(overSoap(partner.address(), tls)).isNotEqualTo(CallFailure.NOT_REACHED);
      assertThat(partner.requests()).isEqualTo(2);
    }
  }

  @Test
  void aPartnerOfAnotherAuthorityIsRefused() throws Exception {
    var authority = Authority.named("authority");
    try (var partner = new TlsStage(Authority.named("authority").key("partner", "127.0.0.1"), null)) {
      SSLContext tls = TlsStage.context(null, authority.trust());

      assertNotReached(partner, tls);
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    var authority = Authority.named("authority");
    try (var partner = new TlsStage(authority.key("partner", "127.0.0.2"), null)) {
      assertNotReached(partner, TlsStage.context(null, authority.trust()));
    }
  }

  @Test
  void aPartnerThatAsksForAClientCertificateGetsTheConfiguredOne() throws Exception {
    var authority = Authority.named("authority");
    var clients = Authority.named("clients");
    try (var partner = new TlsStage(authority.key("partner", "127.0.0.1"), clients)) {
      SSLContext tls = TlsStage.context(clients.key("hub", null), authority.trust());

      assertThat(overEbms(partner.address(), tls)).isInstanceOf(HttpOutcome.Answered.class);
      assertThat(overSoap(partner.address(), tls)).isNotEqualTo(CallFailure.NOT_REACHED);
      assertThat(partner.requests()).isEqualTo(2);
    }
  }

  @Test
  void withoutOrWithAForeignClientCertificateNothingArrives() throws Exception {
    var authority = Authority.named("authority");
    try (var partner = new TlsStage(authority.key("partner", "127.0.0.1"), Authority.named("clients"))) {
      for (SSLContext tls : List.of(TlsStage.context(null, authority.trust()),
          TlsStage.context(Authority.named("others").key("hub", null), authority.trust()))) {
        // under TLS 1.3 the client has ended its handshake before the partner refuses, so it may see no more than a closed connection
        assertThat(overEbms(partner.address(), tls)).isNotInstanceOf(HttpOutcome.Answered.class);
        assertThat(overSoap(partner.address(), tls)).isIn(CallFailure.NOT_REACHED, CallFailure.NO_ANSWER);
      }
      assertThat(partner.requests()).isZero();
    }
  }

  /** No attempt may be counted for it: the circuit opens instead. */
  private static void assertNotReached(TlsStage partner, SSLContext tls) {
    assertThat(overEbms(partner.address(), tls)).isInstanceOf(HttpOutcome.Unreachable.class);
    assertThat(overSoap(partner.address(), tls)).isEqualTo(CallFailure.NOT_REACHED);
    assertThat(partner.requests()).isZero();
  }

  private static HttpOutcome overEbms(URI address, SSLContext tls) {
    return new HttpSender(HttpSender.client(TIMEOUT, tls), TIMEOUT, 1000).post(address, "text/xml", Octets.of("<x/>".getBytes()));
  }

  private static CallFailure overSoap(URI address, SSLContext tls) {
    var clock = SystemClock.ofMachine();
    KeyMaterial key = TestKeys.rsa("hub");
    var port = SoapClients.perPartner(BusFactory.newInstance().createBus(), TIMEOUT, any -> Optional.of(tls))
        .create(FederalAssessmentPort.class, new ClientOptions(address, ClientSecurity.unsignedReplies(key, clock), TIMEOUT, "Test/1.0",
            "operator@example.org"));
    return CallFailure.of(catchThrowable(() -> port.registerClosedAssessment(new RegisterClosedAssessmentRequest())));
  }
}
