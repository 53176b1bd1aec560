package org.belraihub.ehealth.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.ehealth.saml.AssertionRefusedException.Reason;
import org.belraihub.wss.TestKeys;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Holder-of-key assertions: what is accepted, and that signature wrapping and every alteration is refused. */
class AssertionReaderTest {

  private static final KeyMaterial STS = TestKeys.rsa("sts");
  private static final KeyMaterial HUB = TestKeys.rsa("hub");
  private static final KeyMaterial OTHER = TestKeys.rsa("other");
  private static final Instant NOW = Instant.now();
  private static final String NS = "urn:be:fgov:certified-namespace:ehealth";
  private static final String RECOGNISED = "urn:be:fgov:ehealth:1.0:certificateholder:recognisedorganization:boolean";

  private final AssertionReader reader = reader(STS.certificate());

  private static AssertionReader reader(X509Certificate... trusted) {
    return new AssertionReader(() -> List.of(trusted), Duration.ofSeconds(60), false);
  }

  private static AssertionDraft draft(UnaryOperator<AssertionDraft> change) {
    return change.apply(new AssertionDraft("_tok1", "urn:be:fgov:ehealth:sts:1_0", HUB.certificate(), NOW, NOW.plusSeconds(3600),
        List.of(new SamlAttribute(NS, RECOGNISED, List.of("true")), new SamlAttribute(NS, "name", List.of("Zoë <&> \"Peeters\"")))));
  }

  private static Element signed() {
    return draft(d -> d).signed(STS.privateKey(), STS.certificate());
  }

  private static Element envelope(Element assertion) {
    Document document = XmlDocuments.empty();
    Element security = Elements.append(document, "urn:security", "s:Security");
    security.appendChild(document.importNode(assertion, true));
    return security;
  }

  @Test
  void aSignedAssertionIsReadAndItsBytesHoldAgainWhereverTheyAreEmbedded() throws Exception {
    Assertion read = reader.onlyOneIn(envelope(signed()), NOW);

    assertThat(read.id()).isEqualTo("_tok1");
    assertThat(read.holder()).isEqualTo(HUB.certificate());
    assertThat(read.values(NS, RECOGNISED)).containsExactly("true");
    assertThat(read.values(NS, "name")).containsExactly("Zoë <&> \"Peeters\"");
    assertThat(read.toString()).doesNotContain("Peeters");
    String embedded = "<a xmlns='urn:default' xmlns:saml='urn:misleading'>" + new String(read.xml(), StandardCharsets.UTF_8) + "</a>";
    Element parent = XmlDocuments.parse(embedded.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE).getDocumentElement();
    assertThat(reader.onlyOneIn(parent, NOW)).usingRecursiveComparison().ignoringFields("xml").isEqualTo(read);
  }

  @Test
  void whatWeMakeFollowsTheRealSchema() throws Exception {
    var real = Conformance.real("sts-saml11/oasis-sstc-saml-schema-assertion-1.1.xsd");

    Conformance.validate(real, new String(XmlDocuments.serialise(signed()), StandardCharsets.UTF_8));
  }

  @Test
  void aChangeOfTheIssuersKeyMayOverlap() throws Exception {
    assertThat(reader(OTHER.certificate(), STS.certificate()).read(signed(), NOW).id()).isEqualTo("_tok1");
  }

  @TestFactory
  Stream<DynamicTest> aWrappedSignatureIsRefused() {
    return Stream.of(
        wrapped("a forged assertion before the genuine one", s -> s.insertBefore(forged(s), s.getFirstChild())),
        wrapped("a forged assertion after the genuine one", s -> s.appendChild(forged(s))),
        wrapped("a forged assertion in its place, the genuine one beside it in a wrapper", s -> {
          Element genuine = (Element) s.getFirstChild();
          s.insertBefore(forged(s), genuine);
          Elements.append(s, "urn:w", "w:Wrapper").appendChild(genuine);
        }),
        wrapped("the genuine one inside the forged one", s -> nest(s, f -> f)),
        wrapped("the genuine one inside the subject confirmation of the forged one", s -> nest(s, f ->
            Elements.append(f.getElementsByTagNameNS(SamlNames.ASSERTION, "SubjectConfirmation").item(0), SamlNames.ASSERTION,
                "saml:SubjectConfirmationData"))),
        wrapped("the genuine one inside the advice of the forged one", s -> nest(s, f -> {
          Element advice = s.getOwnerDocument().createElementNS(SamlNames.ASSERTION, "saml:Advice");
          f.insertBefore(advice, f.getFirstChild().getNextSibling());
          return advice;
        })),
        wrapped("the genuine one as an Object of its own signature on the forged one", s -> {
          Element genuine = (Element) s.getFirstChild();
          Element forged = forged(s);
          Element signature = signatureOf(genuine);
          s.replaceChild(forged, genuine);
          forged.appendChild(signature);
          Elements.append(signature, SamlNames.DS, "ds:Object").appendChild(genuine);
        }),
        wrapped("the signature moved to a forged assertion with the same id", s -> {
          Element genuine = (Element) s.getFirstChild();
          Element forged = forged(s);
          s.replaceChild(forged, genuine);
          forged.appendChild(signatureOf(genuine));
        }),
        wrapped("a forged assertion with another id that carries the genuine signature", s -> {
          Element genuine = (Element) s.getFirstChild();
          Element forged = forged(s);
          forged.setAttributeNS(null, "AssertionID", "_forged");
          s.replaceChild(forged, genuine);
          forged.appendChild(signatureOf(genuine));
        }),
        wrapped("a second signature", s -> ((Element) s.getFirstChild()).appendChild(signatureOf((Element) s.getFirstChild()).cloneNode(true))),
        wrapped("a reference to the whole document instead of the assertion", s -> reference(s).setAttributeNS(null, "URI", "")),
        wrapped("a transform that selects something else", s -> {
          Elements.append(s.getElementsByTagNameNS(SamlNames.DS, "Transforms").item(0), SamlNames.DS, "ds:Transform").setAttributeNS(null, "Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116");
        }),
        wrapped("the assertion under another parent", s -> {
          Element genuine = (Element) s.getFirstChild();
          Elements.append(s, "urn:w", "w:Wrapper").appendChild(genuine);
        }));
  }

  @TestFactory
  Stream<DynamicTest> anAlteredAssertionIsRefused() {
    return Stream.of(
        altered("a value", Reason.SIGNATURE, a -> a.getElementsByTagNameNS(SamlNames.ASSERTION, "AttributeValue").item(0).setTextContent("x")),
        altered("the end of its life", Reason.SIGNATURE, a -> ((Element) a.getFirstChild()).setAttributeNS(null, "NotOnOrAfter", "2099-01-01T00:00:00Z")),
        altered("the holder", Reason.SIGNATURE, a -> a.getElementsByTagNameNS(SamlNames.DS, "X509Certificate").item(0)
            .setTextContent(AssertionDraft.base64(OTHER.certificate()))),
        altered("the issuer", Reason.SIGNATURE, a -> a.setAttributeNS(null, "Issuer", "urn:other")),
        altered("without signature", Reason.SIGNATURE_FORM, a -> a.removeChild(signatureOf(a))),
        altered("SHA-1", Reason.ALGORITHM, a -> ((Element) a.getElementsByTagNameNS(SamlNames.DS, "SignatureMethod").item(0))
            .setAttributeNS(null, "Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
        altered("an attribute of another schema", Reason.STRUCTURE, a -> a.setAttributeNS(null, "MinorVersion", "0")),
        altered("without conditions", Reason.SIGNATURE, a -> a.removeChild(a.getFirstChild())));
  }

  @Test
  void anAssertionOfSomebodyWhoIsNotTrustedIsRefused() {
    refused(Reason.SIGNATURE, draft(d -> d).signed(OTHER.privateKey(), OTHER.certificate()), NOW);
    refused(Reason.SIGNATURE, draft(d -> d).signed(OTHER.privateKey(), STS.certificate()), NOW);
  }

  @Test
  void anIssuerWhoseCertificateHasExpiredIsNotTrusted() {
    var expired = TestKeys.rsa("sts", 2048, NOW.minusSeconds(7200), NOW.minusSeconds(3600));

    assertThatThrownBy(() -> reader(expired.certificate()).read(draft(d -> d).signed(expired.privateKey(), expired.certificate()), NOW))
        .isInstanceOfSatisfying(AssertionRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SIGNATURE));
  }

  @Test
  void anAssertionHoldsWithinItsTimesOnlyButClocksMayDiffer() throws Exception {
    assertThat(reader.read(signed(), NOW.minusSeconds(59)).id()).isEqualTo("_tok1");
    refused(Reason.CONDITIONS, signed(), NOW.minusSeconds(120));
    refused(Reason.CONDITIONS, signed(), NOW.plusSeconds(3600));
  }

  @Test
  void anAssertionThatAnybodyMayBearIsRefused() {
    Element bearer = draft(d -> d).signed(STS.privateKey(), STS.certificate());
    bearer.removeChild(signatureOf(bearer));
    bearer.getElementsByTagNameNS(SamlNames.ASSERTION, "ConfirmationMethod").item(0).setTextContent("urn:oasis:names:tc:SAML:1.0:cm:bearer");
    EnvelopedSignature.sign(bearer, "AssertionID", null, STS.privateKey(), STS.certificate());

    refused(Reason.HOLDER, bearer, NOW);
  }

  private DynamicTest wrapped(String name, Consumer<Element> change) {
    return DynamicTest.dynamicTest(name, () -> {
      Element security = envelope(signed());
      assertThat(reader.onlyOneIn(security, NOW)).isNotNull();
      change.accept(security);
      Element sent = XmlDocuments.parse(XmlDocuments.serialise(security), XmlLimits.MESSAGE).getDocumentElement();
      assertThatThrownBy(() -> reader.onlyOneIn(sent, NOW)).isInstanceOf(AssertionRefusedException.class);
    });
  }

  private DynamicTest altered(String name, Reason reason, Consumer<Element> change) {
    return DynamicTest.dynamicTest(name, () -> {
      Element assertion = signed();
      change.accept(assertion);
      refused(reason, assertion, NOW);
    });
  }

  private void refused(Reason reason, Element assertion, Instant now) {
    assertThatThrownBy(() -> reader.read(assertion, now))
        .isInstanceOfSatisfying(AssertionRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Element forged(Element security) {
    var claims = new AssertionDraft("_tok1", "urn:be:fgov:ehealth:sts:1_0", OTHER.certificate(), NOW, NOW.plusSeconds(3600),
        List.of(new SamlAttribute(NS, RECOGNISED, List.of("true"))));
    Element forged = claims.signed(OTHER.privateKey(), OTHER.certificate());
    forged.removeChild(signatureOf(forged));
    return (Element) security.getOwnerDocument().importNode(forged, true);
  }

  private static void nest(Element security, UnaryOperator<Element> place) {
    Element genuine = (Element) security.getFirstChild();
    Element forged = forged(security);
    security.replaceChild(forged, genuine);
    place.apply(forged).appendChild(genuine);
    forged.appendChild(signatureOf(genuine));
  }

  private static Element signatureOf(Element assertion) {
    return (Element) assertion.getElementsByTagNameNS(SamlNames.DS, "Signature").item(0);
  }

  private static Element reference(Element security) {
    return (Element) security.getElementsByTagNameNS(SamlNames.DS, "Reference").item(0);
  }
}
