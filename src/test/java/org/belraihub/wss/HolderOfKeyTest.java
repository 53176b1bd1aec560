package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Calls with a token: signed as the platform wants them (reference 5), and refused when parts were put elsewhere. */
class HolderOfKeyTest {

  private static final KeyMaterial HUB = TestKeys.rsa("hub");
  private static final KeyMaterial OTHER = TestKeys.rsa("other");
  private static final SystemClock CLOCK = SystemClock.ofMachine();
  private static final String ASSERTION = "<saml:Assertion xmlns:saml=\"" + WssNames.SAML + "\" AssertionID=\"_tok\">Zoë</saml:Assertion>";
  private static final HeldAssertion HELD = new HeldAssertion("_tok", ASSERTION.getBytes(StandardCharsets.UTF_8));

  private final MessageVerifier verifier = verifier(HUB);

  private static MessageVerifier verifier(KeyMaterial holder) {
    return MessageVerifier.holderOfKey((assertion, now) -> new AssertionTokens.Holder(new Sender("hub"), holder.certificate()),
        InboundRules.STANDARD, CLOCK);
  }

  private static byte[] message() {
    var signer = MessageSigner.holderOfKey(HUB, () -> HELD, Duration.ofSeconds(60), CLOCK);
    try {
      EnvelopeWriter envelope = signer.newEnvelope();
      envelope.writeStartElement("soap", "Envelope", WssNames.SOAP);
      envelope.writeStartElement("soap", "Body", WssNames.SOAP);
      envelope.writeStartElement("p", "payload", "urn:p");
      envelope.writeCharacters("content");
      envelope.writeEndElement();
      envelope.writeEndElement();
      envelope.writeEndElement();
      return signer.sign(envelope);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bodyAndTimestampAreSignedWithTheKeyOfTheAssertionForSixtySeconds() {
    String sent = new String(message(), StandardCharsets.UTF_8);

    SignedMessage read = verifier.verify(message());
    assertThat(read.certificate()).isEqualTo(HUB.certificate());
    assertThat(Duration.between(read.created(), read.expires())).isEqualTo(Duration.ofSeconds(60));
    assertThat(sent).contains(ASSERTION).contains("soap:mustUnderstand=\"1\"").doesNotContain("BinarySecurityToken")
        .contains("wsse11:TokenType=\"" + WssNames.SAML_TOKEN + "\"")
        .contains("<wsse:KeyIdentifier ValueType=\"" + WssNames.ASSERTION_ID + "\">_tok</wsse:KeyIdentifier>")
        .contains("rsa-sha256").doesNotContain("sha1");
    assertThat(sent.split("<ds:Reference ", -1)).as("Body and Timestamp, not the assertion").hasSize(3);
  }

  @Test
  void theKeyMustBeTheOneThatTheAssertionNames() {
    refused(message(), verifier(OTHER), MessageRejection.SIGNATURE);
  }

  @Test
  void aMessageWithTheBareCertificateIsNoCallWithAToken() {
    refused(new MessageMaker(HUB).sign().bytes(), verifier, MessageRejection.STRUCTURE);
  }

  @Test
  void theHeaderOfARealClientIsUnderstood() throws Exception {
    var file = Path.of("../shared/conformance/ehealth/ws-security/samples/01-saml-holder-of-key-rsa-sha256-body-timestamp.xml");
    assumeTrue(Files.exists(file), "skipped: no conformance data");
    var then = new SystemClock(Clock.fixed(Instant.parse("2023-12-12T06:29:00Z"), ZoneOffset.UTC));
    var reading = MessageVerifier.holderOfKey((assertion, now) -> {
      assertThat(assertion.getAttribute("AssertionID")).startsWith("_42e7a006");
      return new AssertionTokens.Holder(new Sender("somebody"), OTHER_THEN.certificate());
    }, InboundRules.STANDARD, then);

    // everything is understood up to the digests; the sample was indented after it was signed
    String message = Files.readString(file);
    refused(message.substring(0, message.lastIndexOf('>') + 1).getBytes(StandardCharsets.UTF_8), reading, MessageRejection.DIGEST);
  }

  private static final KeyMaterial OTHER_THEN =
      TestKeys.rsa("then", 2048, Instant.parse("2023-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z"));

  @TestFactory
  Stream<DynamicTest> everyWrappingIsRefused() {
    return Stream.of(
        variant("another Body in its place, the signed one in a header", d -> move(d, body(d), part(d, "Header"), true)),
        variant("another Body in its place, the signed one inside the assertion", d -> move(d, body(d), part(d, "Assertion"), true)),
        variant("another Body in its place, the signed one in the Security header", d -> move(d, body(d), part(d, "Security"), true)),
        variant("another Body beside the signed one", d -> d.getDocumentElement().appendChild(fresh(d, body(d)))),
        variant("the signed Timestamp in a header, a fresh one in its place", d -> move(d, part(d, "Timestamp"), part(d, "Header"), true)),
        variant("the signed Timestamp inside the assertion, a fresh one in its place",
            d -> move(d, part(d, "Timestamp"), part(d, "Assertion"), true)),
        variant("a second assertion before the first", d -> part(d, "Security").insertBefore(otherAssertion(d, "_forged"), part(d, "Assertion"))),
        variant("a second assertion with the same id", d -> part(d, "Security").appendChild(otherAssertion(d, "_tok"))),
        variant("a second assertion in the Body", d -> body(d).getFirstChild().appendChild(otherAssertion(d, "_tok"))),
        variant("a forged assertion in its place, the genuine one in the Body", d -> {
          Element genuine = part(d, "Assertion");
          genuine.getParentNode().replaceChild(otherAssertion(d, "_tok"), genuine);
          body(d).getFirstChild().appendChild(genuine);
        }),
        variant("the genuine assertion inside the forged one", d -> {
          Element genuine = part(d, "Assertion");
          Element forged = otherAssertion(d, "_tok");
          genuine.getParentNode().replaceChild(forged, genuine);
          forged.appendChild(genuine);
        }),
        variant("the key reference to another assertion", d -> part(d, "KeyIdentifier").setTextContent("_forged")),
        variant("the key as the certificate itself beside the reference", d ->
            Elements.append(part(d, "KeyInfo"), WssNames.DS, "ds:X509Data")),
        variant("a BinarySecurityToken beside the assertion", d ->
            Elements.append(part(d, "Security"), WssNames.WSSE, "wsse:BinarySecurityToken")),
        variant("a second Signature", d -> part(d, "Security").appendChild(part(d, "Signature").cloneNode(true))),
        variant("a reference to the assertion only instead of the Body", d -> {
          Element reference = (Element) d.getElementsByTagNameNS(WssNames.DS, "Reference").item(0);
          reference.setAttribute("URI", "#_tok");
        }),
        variant("an XPath filter that selects the old Body", d -> {
          Element transforms = (Element) d.getElementsByTagNameNS(WssNames.DS, "Transforms").item(0);
          Element filter = d.createElementNS(WssNames.DS, "ds:Transform");
          filter.setAttribute("Algorithm", "http://www.w3.org/2002/06/xmldsig-filter2");
          transforms.insertBefore(filter, transforms.getFirstChild());
        }));
  }

  private DynamicTest variant(String name, Consumer<Document> change) {
    return DynamicTest.dynamicTest(name, () -> {
      Document document = XmlDocuments.parse(message(), XmlLimits.MESSAGE);
      assertThat(verifier.verify(XmlDocuments.serialise(document))).isNotNull();
      change.accept(document);
      byte[] sent = XmlDocuments.serialise(document);
      assertThatThrownBy(() -> verifier.verify(sent)).isInstanceOf(MessageRejectedException.class);
    });
  }

  private static void refused(byte[] message, MessageVerifier verifier, MessageRejection reason) {
    assertThatThrownBy(() -> verifier.verify(message)).isInstanceOfSatisfying(MessageRejectedException.class,
        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }

  private static Element part(Document document, String name) {
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }

  private static Element body(Document document) {
    return part(document, "Body");
  }

  private static Element fresh(Document document, Element like) {
    Element fresh = (Element) like.cloneNode(true);
    fresh.removeAttributeNS(WssNames.WSU, "Id");
    return fresh;
  }

  private static void move(Document document, Element signed, Element where, boolean replace) {
    UnaryOperator<Element> wrapper = parent -> (Element) parent.appendChild(document.createElementNS("urn:w", "w:Wrapper"));
    if (replace) {
      signed.getParentNode().replaceChild(fresh(document, signed), signed);
    }
    wrapper.apply(where).appendChild(signed);
  }

  private static Element otherAssertion(Document document, String id) {
    Element forged = document.createElementNS(WssNames.SAML, "saml:Assertion");
    Elements.declare(forged, "saml", WssNames.SAML);
    forged.setAttributeNS(null, "AssertionID", id);
    return forged;
  }
}
