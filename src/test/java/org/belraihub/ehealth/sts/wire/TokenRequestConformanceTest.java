package org.belraihub.ehealth.sts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.ehealth.saml.EnvelopedSignature;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.wss.TestKeys;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the hub asks of the STS follows the real schemas in both protocols for every profile; the samples are read as they are meant. */
class TokenRequestConformanceTest {

  private static final KeyMaterial KEY = TestKeys.rsa("hub");
  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");
  private static final List<TokenClaims> PROFILES = List.of(TokenClaims.of("enterprise", "0209999951"), TokenClaims.of("ehp", "1990000035"),
      TokenClaims.of("group:groupofnurses", "72500174"), TokenClaims.of("group:retirement", "72500174"),
      TokenClaims.of("person", "82010999873"), TokenClaims.of("nurse", "82010999873"), TokenClaims.of("doctor", "82010999873"),
      TokenClaims.of("professional:physiotherapist", "82010999873"));

  @Test
  void everySamlRequestFollowsTheRealSchemaAndIsSigned() throws Exception {
    var real = Conformance.real("sts-saml11/oasis-sstc-saml-schema-protocol-1.1.xsd");
    for (TokenClaims claims : PROFILES) {
      byte[] request = XmlDocuments.serialise(Saml11TokenService.request("49999045001abc", KEY, claims, NOW, NOW.plusSeconds(86_400)));

      Conformance.validate(real, new String(request, StandardCharsets.UTF_8));
      EnvelopedSignature.verify(XmlDocuments.parse(request, XmlLimits.MESSAGE).getDocumentElement(), "RequestID",
          List.of(KEY.certificate()), false);
    }
  }

  @Test
  void everyTrustRequestFollowsTheRealSchema() throws Exception {
    var real = Conformance.real("sts-wstrust13/ws-trust-1.3.xsd");
    for (TokenClaims claims : PROFILES) {
      byte[] request = XmlDocuments.serialise(WsTrustTokenService.request("abc", KEY, claims, NOW, NOW.plusSeconds(86_400)));

      Conformance.validate(real, new String(request, StandardCharsets.UTF_8));
      assertThat(new String(request, StandardCharsets.UTF_8)).contains("/ws-sx/wstrust/200512/PublicKey");
    }
  }

  @Test
  void theClaimsOfNurseAndEnterpriseAreThoseOfTheSamples() throws Exception {
    for (var expected : List.of(List.of("01-request-nurse", "nurse", "82010999873"),
        List.of("02-request-enterprise", "enterprise", "0209999951"))) {
      Element sample = read(Conformance.path("sts-saml11/samples/valid/" + expected.get(0) + ".xml"));
      Element ours = Saml11TokenService.request("x", KEY, TokenClaims.of(expected.get(1), expected.get(2)), NOW, NOW.plusSeconds(60));

      assertThat(names(ours, "AttributeDesignator")).containsExactlyInAnyOrderElementsOf(names(sample, "AttributeDesignator"));
      assertThat(names(ours, "Attribute")).containsExactlyInAnyOrderElementsOf(names(sample, "Attribute"));
    }
  }

  @Test
  void everyValidSampleFollowsOurSchemaAndEveryInvalidOneDoesNot() throws Exception {
    var ours = SchemaCheck.of("xsd/saml-protocol-v1.xsd");
    for (String folder : List.of("valid", "business-invalid")) {
      for (Path sample : Conformance.samples("sts-saml11/samples/" + folder)) {
        assertThat(ours.invalidPlaces(read(sample))).as(sample.toString()).isEmpty();
      }
    }
    for (Path sample : Conformance.samples("sts-saml11/samples/schema-invalid")) {
      assertThat(ours.invalidPlaces(read(sample))).as(sample.toString()).isNotEmpty();
    }
  }

  @Test
  void aProfileThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> TokenClaims.of("robot", "1")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("robot");
    assertThatThrownBy(() -> TokenClaims.of("group", "1")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("group:x");
  }

  private static Element read(Path file) throws Exception {
    return XmlDocuments.parse(Files.readAllBytes(file), XmlLimits.MESSAGE).getDocumentElement();
  }

  private static List<String> names(Element request, String element) {
    var all = request.getElementsByTagNameNS("urn:oasis:names:tc:SAML:1.0:assertion", element);
    return java.util.stream.IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast)
        .map(e -> e.getAttribute("AttributeNamespace") + " " + e.getAttribute("AttributeName")).toList();
  }
}
