package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementCheck;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.EnvelopeReader;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.UnpackedMessage;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConformanceSamplesTest {

  @TestFactory
  Stream<DynamicTest> everyValidEnvelopeIsReadAndWrittenAgainAsValid() {
    return ConformanceFiles.samples("valid").stream().filter(file -> !isAgreement(file))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          Envelope envelope = envelope(Files.readAllBytes(file));

          var written = EnvelopeWriter.write(envelope);

          ConformanceFiles.validate(written, "msg-header-2_0.xsd");
          assertThat(EnvelopeReader.read(SoapStructure.of(written))).isEqualTo(envelope);
        }));
  }

  @TestFactory
  Stream<DynamicTest> everyInvalidEnvelopeIsRefusedAsOtherXml() {
    return ConformanceFiles.samples("invalid").stream().filter(file -> !isAgreement(file))
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> assertThatThrownBy(() -> envelope(Files.readAllBytes(file))).isInstanceOfSatisfying(EnvelopeException.class,
                refusal -> assertThat(refusal.error().code()).isEqualTo(ErrorCode.OTHER_XML.wireName()))));
  }

  @TestFactory
  Stream<DynamicTest> everyInvalidAgreementIsRefused() {
    return ConformanceFiles.samples("invalid").stream().filter(ConformanceSamplesTest::isAgreement)
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> assertThatThrownBy(() -> AgreementReader.read(Files.readAllBytes(file))).isInstanceOf(AgreementRefusedException.class)));
  }

  @Test
  void theSampleAgreementIsReadAndWithoutProblems() throws IOException, AgreementRefusedException {
    Agreement agreement = AgreementReader.read(Files.readAllBytes(ConformanceFiles.root().resolve("valid/cpa-signed-reliable.xml")));

    assertThat(AgreementCheck.problems(agreement, Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
    assertThat(agreement.cpaId()).isEqualTo("zk-example");
    var hub = agreement.parties().get(0);
    assertThat(hub.id()).isEqualTo(new PartyId("urn:be:vlaanderen:vsb:partij", "VIP-BELRAI"));
    var route =
        agreement.route(hub, new ServiceName("urn:be:vlaanderen:vsb:dienst", "indicatie:1.0"), "IndicatieMelden").orElseThrow();
    assertThat(route.sending().role()).isEqualTo("Zorgverstrekker");
    assertThat(route.sending().signed()).isTrue();
    assertThat(route.receiving().channel().endpoint()).hasToString("https://vsbnet.example/ebms");
    assertThat(route.sending().channel().reliability()).satisfies(reliability -> {
      assertThat(reliability.retries()).isEqualTo(3);
      assertThat(reliability.retryInterval()).isEqualTo(Duration.ofMinutes(1));
      assertThat(reliability.timeToLive()).isBetween(Duration.ofMinutes(4), Duration.ofDays(1));
    });
  }

  @Test
  void theSampleRequestIsUnpacked() throws Exception {
    byte[] request = Files.readAllBytes(ConformanceFiles.root().resolve("valid/user-message.http"));
    String text = new String(request, StandardCharsets.ISO_8859_1);
    String contentType = text.lines().filter(line -> line.startsWith("Content-Type:")).findFirst().orElseThrow().substring(13);
    byte[] body = text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);

    UnpackedMessage unpacked = new MimeReader(PackagingLimits.DEFAULT).read(contentType, Octets.of(body));

    Envelope envelope = envelope(unpacked.root().content().bytes());
    assertThat(envelope.manifest()).singleElement().satisfies(reference -> assertThat(reference.href()).endsWith(
        unpacked.payloads().get(0).contentId()));
  }

  private static boolean isAgreement(Path file) {
    return file.getFileName().toString().startsWith("cpa");
  }

  private static Envelope envelope(byte[] bytes) throws Exception {
    return EnvelopeReader.read(SoapStructure.of(XmlDocuments.parse(bytes, XmlLimits.MESSAGE)));
  }
}
