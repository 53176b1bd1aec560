package org.belraihub.ebms.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.belraihub.ebms.ConformanceFiles;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.signature.SignatureAlgorithm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final URI BUYER = URI.create("http://127.0.0.1:1/buyer");
  private static final URI SELLER = URI.create("https://seller.example/ebms");

  private final AgreementTerms terms =
      TestParties.terms("a-1", BUYER, SELLER, TestParties.RELIABILITY, SyncReplyMode.MSH_SIGNALS_ONLY);

  @Test
  void whatIsWrittenIsReadWithoutProblems() {
    Agreement agreement = TestParties.read(AgreementWriter.write(terms));

    assertThat(AgreementCheck.problems(agreement, Instant.now())).isEmpty();
    AgreementParty buyer = agreement.parties().get(0);
    Route order = agreement.route(buyer, TestParties.SERVICE, TestParties.ORDER).orElseThrow();
    assertThat(order.receiver().id()).isEqualTo(TestParties.SELLER);
    assertThat(order.receiving().channel().endpoint()).isEqualTo(SELLER);
    assertThat(order.sending().channel().syncReplyMode()).isEqualTo(SyncReplyMode.MSH_SIGNALS_ONLY);
    assertThat(order.sending().channel().reliability()).isEqualTo(TestParties.RELIABILITY);
    assertThat(order.sending().channel().signing()).satisfies(signing -> {
      assertThat(signing.certificate()).isEqualTo(TestParties.BUYER_KEY.certificate());
      assertThat(signing.algorithm()).isEqualTo(SignatureAlgorithm.RSA_SHA256);
    });
    assertThat(agreement.route(buyer, TestParties.SERVICE, TestParties.ANSWER)).isEmpty();
    assertThat(agreement.route(agreement.other(buyer), TestParties.SERVICE, TestParties.ANSWER)).isPresent();
  }

  @Test
  void whatIsWrittenIsValidAgainstTheOasisSchema() throws Exception {
    var document = XmlDocuments.parse(AgreementWriter.write(terms), XmlLimits.MESSAGE);

    ConformanceFiles.validate(document, "cpp-cpa-2_0.xsd");
  }

  @Test
  void aTimeToLiveLiesBetweenAllRetriesAndThePersistDuration() {
    for (Reliability reliability : new Reliability[] {TestParties.RELIABILITY,
        new Reliability(3, Duration.ofMinutes(1), Duration.ofMinutes(4).plusSeconds(1), false)}) {
      assertThat(reliability.timeToLive()).isGreaterThan(reliability.retryInterval().multipliedBy(reliability.retries() + 1L))
          .isLessThan(reliability.persistDuration());
    }
  }

  @Test
  void whatThisServiceCannotDoIsNamed() {
    String ordered = text().replace("NotGuaranteed", "Guaranteed");
    String oneSided = text().replaceFirst("ackRequested=\"always\"", "ackRequested=\"never\"");
    String shortLived = text().replace(TestParties.RELIABILITY.persistDuration().toString(), "PT4S");
    String proposed = text().replace("\"agreed\"", "\"proposed\"");
    String encrypted = text().replace("isConfidential=\"none\"", "isConfidential=\"persistent\"");

    assertThat(problems(ordered)).anyMatch(problem -> problem.contains("order"));
    assertThat(problems(oneSided)).anyMatch(problem -> problem.contains("channels of both sides differ"));
    assertThat(problems(shortLived)).anyMatch(problem -> problem.contains("persist duration"));
    assertThat(problems(proposed)).anyMatch(problem -> problem.contains("proposed"));
    assertThat(problems(encrypted)).anyMatch(problem -> problem.contains("encrypted"));
    assertThat(AgreementCheck.problems(TestParties.agreement(), Instant.now().plus(Duration.ofDays(4000))))
        .anyMatch(problem -> problem.contains("certificate"));
  }

  @Test
  void sha1IsNotOffered() {
    String sha1 = text().replace("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#rsa-sha1");

    assertThatThrownBy(() -> AgreementReader.read(sha1.getBytes(StandardCharsets.UTF_8))).isInstanceOf(AgreementRefusedException.class)
        .hasMessageContaining("signature algorithm");
  }

  private String text() {
    return new String(AgreementWriter.write(terms), StandardCharsets.UTF_8);
  }

  private static java.util.List<String> problems(String document) {
    return AgreementCheck.problems(TestParties.read(document.getBytes(StandardCharsets.UTF_8)), Instant.now());
  }
}
