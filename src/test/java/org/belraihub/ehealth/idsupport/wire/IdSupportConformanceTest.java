package org.belraihub.ehealth.idsupport.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the hub asks IdSupport follows the real schema and says what the samples say. */
class IdSupportConformanceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00.123456Z");
  private static final String NAMESPACE = "urn:be:fgov:ehealth:idsupport:protocol:v2";

  @Test
  void everyRequestFollowsTheRealSchema() throws Exception {
    var real = Conformance.real("connector/ehealth-idsupport/XSD/ehealth-idsupport-protocol-2_0.xsd");
    for (String person : List.of("41031299809", "00000100140")) {
      for (String card : List.of("592999999959", "B 0123456 78")) {
        Insz.parse(person).ifPresent(insz -> validate(real, SoapIdSupportService.combination("9abc", insz, CardNumber.of(card), NOW)));
      }
    }
    validate(real, SoapIdSupportService.request("9abc", Map.of("urn:be:fgov:person:cardsupport:barcoded", "41031299809592999999959"), NOW));
  }

  @Test
  void aRequestSaysWhatTheSampleSays() throws Exception {
    Element sample = Conformance.samples("idsupport/samples/valid").stream().map(IdSupportConformanceTest::read)
        .filter(request -> Commons.all(request, "Id").size() == 2).findFirst().orElseThrow();
    Element ours = SoapIdSupportService.combination("x", Insz.of("41031299809"), CardNumber.of("592999999959"), NOW);

    assertThat(Commons.text(ours, "LegalContext")).isEqualTo(Commons.text(sample, "LegalContext"));
    assertThat(Commons.all(ours, "Id").stream().map(id -> id.getAttribute("Type") + id.getTextContent()).toList())
        .isEqualTo(Commons.all(sample, "Id").stream().map(id -> id.getAttribute("Type") + id.getTextContent()).toList());
    assertThat(ours.getAttribute("IssueInstant")).isEqualTo("2026-11-22T09:30:00.123+01:00");
  }

  /** What the real service would refuse with IDS2.INPUT.54 is not sent at all. */
  @Test
  void theCardOfTheInvalidSampleIsRefusedAndThatOfTheValidOneIsNot() throws Exception {
    assertThat(cards("idsupport/samples/business-invalid")).isNotEmpty().allMatch(card -> CardNumber.parse(card).isEmpty());
    assertThat(cards("idsupport/samples/valid")).isNotEmpty().allMatch(card -> CardNumber.parse(card).isPresent());
  }

  private static List<String> cards(String folder) throws Exception {
    return Conformance.samples(folder).stream().map(IdSupportConformanceTest::read).flatMap(request -> Commons.all(request, "Id").stream())
        .filter(id -> id.getAttribute("Type").endsWith(":cardnumber")).map(Element::getTextContent).toList();
  }

  @Test
  void onlyTheTwoWordsSaySomethingAndAnAnswerBelongsToItsRequest() throws Exception {
    assertThat(SoapIdSupportService.valid(answer("true", "IDx"))).isTrue();
    assertThat(SoapIdSupportService.valid(answer("false", "IDx"))).isFalse();
    assertThatThrownBy(() -> SoapIdSupportService.valid(answer("unknown", "IDx"))).isInstanceOf(CallFailedException.class);
    assertThatThrownBy(() -> Commons.successful(answer("true", "IDother"), NAMESPACE, "VerifyIdResponse", "x"))
        .hasMessageContaining("another request");
  }

  private static Element answer(String valid, String to) throws Exception {
    return XmlDocuments.parse(("<p:VerifyIdResponse xmlns:p='" + NAMESPACE + "' InResponseTo='" + to + "'><s:Status xmlns:s='" + Commons.CORE
        + "'><s:StatusCode Value='urn:be:fgov:ehealth:2.0:status:Success'/></s:Status><c:ValidationResult "
        + "xmlns:c='urn:be:fgov:ehealth:idsupport:core:v2'><c:IsValidCombination>" + valid
        + "</c:IsValidCombination></c:ValidationResult></p:VerifyIdResponse>").getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE)
        .getDocumentElement();
  }

  private static Element read(java.nio.file.Path file) {
    try {
      return XmlDocuments.parse(Files.readAllBytes(file), XmlLimits.MESSAGE).getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void validate(javax.xml.validation.Schema schema, Element request) {
    try {
      Conformance.validate(schema, new String(XmlDocuments.serialise(request), StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
