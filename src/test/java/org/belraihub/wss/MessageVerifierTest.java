package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belraihub.wss.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What the verifier takes and what it refuses (R10.01), one wire fault per test. */
class MessageVerifierTest {

  private static final KeyMaterial KEY = TestKeys.rsa("home");
  private static final KeyMaterial OTHER = TestKeys.rsa("other");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final SystemClock CLOCK = new SystemClock(Clock.fixed(NOW, ZoneOffset.UTC));

  private final MessageVerifier verifier = verifier(InboundRules.STANDARD);

  private static MessageVerifier verifier(InboundRules rules) {
    return new MessageVerifier(
        certificate -> certificate.equals(KEY.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(), rules, CLOCK);
  }

  private static MessageMaker message() {
    var maker = new MessageMaker(KEY);
    maker.created = NOW;
    maker.expires = NOW.plusSeconds(300);
    return maker;
  }

  @Test
  void aMessageWithBodyAndTimestampSignedIsAccepted() {
    SignedMessage signed = verifier.verify(message().sign().bytes());

    assertThat(signed.sender()).isEqualTo(new Sender("home"));
    assertThat(signed.certificate()).isEqualTo(KEY.certificate());
    assertThat(signed.created()).isEqualTo(NOW);
    assertThat(signed.expires()).isEqualTo(NOW.plusSeconds(300));
    assertThat(signed.forgettableAt()).isEqualTo(NOW.plusSeconds(300));
    assertThat(signed.payload().getLocalName()).isEqualTo("ask");
    assertThat(signed.replayKey()).matches("[0-9a-f]{64}");
  }

  @Test
  void whatWeSignWeAccept() throws Exception {
    var signer = new MessageSigner(KEY, true, Duration.ofSeconds(60), CLOCK);
    var envelope = signer.newEnvelope();
    Envelopes.write(envelope, "é < & \" ' \r\n € 😀");

    SignedMessage signed = verifier.verify(signer.sign(envelope));

    assertThat(signed.payload().getTextContent()).isEqualTo("é < & \" ' \r\n € 😀");
    assertThat(signed.expires()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void theTokenMayBeSignedToo() {
    MessageMaker maker = message();
    maker.signedIds.add("token");

    assertThat(verifier.verify(maker.sign().bytes()).sender().id()).isEqualTo("home");
  }

  @Test
  void addressingHeadersMayBeSignedToo() {
    MessageMaker maker = message();
    Element to = Elements.append(maker.header, "http://www.w3.org/2005/08/addressing", "a:To", "urn:hub");
    Elements.declare(to, "a", "http://www.w3.org/2005/08/addressing");
    Elements.declare(to, "wsu", WssNames.WSU);
    MessageMaker.id(to, "to");
    maker.signedIds.add("to");

    assertThat(verifier.verify(maker.sign().bytes()).sender().id()).isEqualTo("home");
  }

  @Test
  void plainIdsAndTheEnvelopedTransformAreAcceptedAsTheNpmPackageSoapWritesThem() {
    MessageMaker maker = message().withPlainIds();
    maker.transforms = List.of(WssNames.ENVELOPED, WssNames.EXCLUSIVE);

    assertThat(verifier.verify(maker.sign().bytes()).sender().id()).isEqualTo("home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"})
  void strongerSignaturesAreAccepted(String algorithm) {
    MessageMaker maker = message();
    maker.signatureAlgorithm = algorithm;
    maker.digestAlgorithm = "http://www.w3.org/2001/04/xmlenc#sha512";

    assertThat(verifier.verify(maker.sign().bytes()).sender().id()).isEqualTo("home");
  }

  @Test
  void commentsInTheMessageChangeNothing() {
    String text = message().sign().text().replace("the question", "the <!-- not seen -->question");

    SignedMessage signed = verifier.verify(text.getBytes(StandardCharsets.UTF_8));

    assertThat(signed.payload().getLastChild().getChildNodes().getLength()).isEqualTo(1);
    assertThat(signed.payload().getTextContent()).contains("the question");
  }

  @Test
  void theReplayKeyIsThatOfTheSignedMessageAndNotOfItsWrapping() {
    MessageMaker maker = message().sign();
    String first = verifier.verify(maker.bytes()).replayKey();
    maker.wrapper(maker.header);
    byte[] altered = maker.bytes();

    assertThat(verifier.verify(altered).replayKey()).isEqualTo(first);
    assertThat(verifier.verify(message().times(NOW.plusMillis(1).toString(), null).sign().bytes()).replayKey()).isNotEqualTo(first);
  }

  @Test
  void thePayloadDigestLooksPastTheContextOnly() {
    MessageMaker other = message();
    other.payload.getFirstChild().setTextContent("somebody else");
    MessageMaker changed = message();
    changed.payload.getLastChild().setTextContent("another question");

    String digest = verifier.verify(message().sign().bytes()).payloadDigest();

    assertThat(verifier.verify(other.sign().bytes()).payloadDigest()).isEqualTo(digest);
    assertThat(verifier.verify(changed.sign().bytes()).payloadDigest()).isNotEqualTo(digest);
  }

  @Test
  void anUnsignedMessageIsRefused() {
    MessageMaker maker = message();
    maker.header.removeChild(maker.security);

    refused(verifier, maker.bytes(), MessageRejection.NOT_SIGNED);
  }

  @Test
  void aMessageWithoutHeaderIsRefused() {
    MessageMaker maker = message();
    maker.envelope.removeChild(maker.header);

    refused(verifier, maker.bytes(), MessageRejection.NOT_SIGNED);
  }

  @Test
  void aSecurityHeaderWithoutSignatureIsRefused() {
    refused(verifier, message().times(NOW.toString(), null).bytes(), MessageRejection.NOT_SIGNED);
  }

  @Test
  void aSignatureThatLeavesOutTheBodyIsRefused() {
    MessageMaker maker = message();
    maker.signedIds.remove("body");

    refused(verifier, maker.sign().bytes(), MessageRejection.BODY_NOT_SIGNED);
  }

  @Test
  void aSignatureThatLeavesOutTheTimestampIsRefused() {
    MessageMaker maker = message();
    maker.signedIds.remove("time");

    refused(verifier, maker.sign().bytes(), MessageRejection.TIMESTAMP_NOT_SIGNED);
  }

  @Test
  void aMessageWithoutTimestampIsRefused() {
    MessageMaker maker = message().times(NOW.toString(), null);
    maker.signedIds.remove("time");
    maker.sign().security.removeChild(maker.timestamp);

    refused(verifier, maker.bytes(), MessageRejection.NOT_SIGNED);
  }

  @Test
  void aSha1SignatureIsRefused() {
    MessageMaker maker = message();
    maker.signatureAlgorithm = MessageMaker.RSA_SHA1;

    refused(verifier, maker.sign().bytes(), MessageRejection.ALGORITHM);
  }

  @Test
  void aSha1DigestIsRefused() {
    MessageMaker maker = message();
    maker.digestAlgorithm = MessageMaker.SHA1;

    refused(verifier, maker.sign().bytes(), MessageRejection.ALGORITHM);
  }

  @Test
  void anHmacInPlaceOfASignatureIsRefused() {
    MessageMaker maker = message().sign();
    Elements.child(maker.signature.getSignedInfo().getElement(), WssNames.DS, "SignatureMethod")
        .setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");

    refused(verifier, maker.bytes(), MessageRejection.ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"})
  void otherCanonicalFormsAreRefused(String algorithm) {
    MessageMaker form = message();
    form.canonicalization = algorithm;
    MessageMaker transform = message();
    transform.transforms = List.of(algorithm);

    refused(verifier, form.sign().bytes(), MessageRejection.ALGORITHM);
    refused(verifier, transform.sign().bytes(), MessageRejection.ALGORITHM);
  }

  @Test
  void aFilterTransformIsRefused() {
    MessageMaker maker = message().sign();
    Element transforms = (Element) maker.signature.getElement().getElementsByTagNameNS(WssNames.DS, "Transforms").item(0);
    Element filter = maker.document.createElementNS(WssNames.DS, "ds:Transform");
    filter.setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116");
    Elements.append(filter, WssNames.DS, "ds:XPath", "false()");
    transforms.insertBefore(filter, transforms.getFirstChild());

    refused(verifier, maker.bytes(), MessageRejection.ALGORITHM);
  }

  @Test
  void anRsaKeyOf1024BitsIsRefusedEvenWhenRegistered() {
    KeyMaterial weak = TestKeys.rsa("weak", 1024, NOW.minusSeconds(60), NOW.plusSeconds(3600));
    var trusting = new MessageVerifier(certificate -> Optional.of(new Sender("any")), InboundRules.STANDARD, CLOCK);
    var maker = new MessageMaker(weak);

    refused(trusting, maker.times(NOW.toString(), null).sign().bytes(), MessageRejection.KEY_TOO_SHORT);
  }

  @Test
  void aCertificateThatNobodyRegisteredIsRefused() {
    refused(verifier, new MessageMaker(OTHER).times(NOW.toString(), null).sign().bytes(), MessageRejection.CERTIFICATE_UNKNOWN);
  }

  @Test
  void aKnownCertificateOverAnotherKeysSignatureIsRefused() {
    MessageMaker maker = new MessageMaker(OTHER).times(NOW.toString(), null).sign();
    maker.token.setTextContent(MessageMaker.encoded(KEY));

    refused(verifier, maker.bytes(), MessageRejection.SIGNATURE);
  }

  @Test
  void aWithdrawnCertificateIsRefusedAtOnce() {
    var known = new java.util.concurrent.atomic.AtomicBoolean(true);
    var changing = new MessageVerifier(c -> known.get() ? Optional.of(new Sender("home")) : Optional.empty(), InboundRules.STANDARD, CLOCK);
    changing.verify(message().sign().bytes());

    known.set(false);

    refused(changing, message().sign().bytes(), MessageRejection.CERTIFICATE_UNKNOWN);
  }

  @Test
  void anExpiredCertificateIsRefused() {
    KeyMaterial old = TestKeys.rsa("old", 2048, NOW.minusSeconds(7200), NOW.minusSeconds(3600));
    var trusting = new MessageVerifier(certificate -> Optional.of(new Sender("any")), InboundRules.STANDARD, CLOCK);

    refused(trusting, new MessageMaker(old).times(NOW.toString(), null).sign().bytes(), MessageRejection.CERTIFICATE_DATES);
  }

  @Test
  void aTokenThatIsNoCertificateIsRefused() {
    MessageMaker maker = message().sign();
    maker.token.setTextContent("AAAA");

    refused(verifier, maker.bytes(), MessageRejection.TOKEN_UNREADABLE);
  }

  @Test
  void anAlteredBodyIsRefused() {
    MessageMaker maker = message().sign();
    maker.payload.getLastChild().setTextContent("altered");

    refused(verifier, maker.bytes(), MessageRejection.DIGEST);
  }

  @Test
  void anAlteredTimestampIsRefused() {
    MessageMaker maker = message().sign();
    maker.timestamp.getFirstChild().setTextContent(NOW.plusSeconds(1).toString());

    refused(verifier, maker.bytes(), MessageRejection.DIGEST);
  }

  @Test
  void aSwappedDigestIsRefused() {
    MessageMaker maker = message().sign();
    maker.payload.getLastChild().setTextContent("altered");
    String other = message().sign().text();
    String digest = other.substring(other.indexOf("<ds:DigestValue>") + 16, other.indexOf("</ds:DigestValue>"));
    maker.signature.getElement().getElementsByTagNameNS(WssNames.DS, "DigestValue").item(1).setTextContent(digest);

    refused(verifier, maker.bytes(), MessageRejection.DIGEST);
  }

  @Test
  void anOldMessageIsRefusedWhateverItsExpires() {
    refused(verifier, message().times(NOW.minusSeconds(301).toString(), NOW.plusSeconds(3600).toString()).sign().bytes(),
        MessageRejection.EXPIRED);
    refused(verifier, message().times(NOW.minusSeconds(300).toString(), null).sign().bytes(), MessageRejection.EXPIRED);
  }

  @Test
  void anExpiresFarAwayIsToleratedAndAgeStillCountsFromCreated() {
    SignedMessage signed = verifier.verify(
        message().times(NOW.minusSeconds(299).toString(), NOW.plusSeconds(86_400).toString()).sign().bytes());

    assertThat(signed.forgettableAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void anExpiresThatHasPassedIsRefused() {
    refused(verifier, message().times(NOW.minusSeconds(200).toString(), NOW.minusSeconds(61).toString()).sign().bytes(),
        MessageRejection.EXPIRED);
    assertThat(verifier.verify(message().times(NOW.minusSeconds(200).toString(), NOW.minusSeconds(59).toString()).sign().bytes()))
        .as("within the clock skew").isNotNull();
  }

  @Test
  void aMessageFromTheFutureIsRefusedBeyondTheSkew() {
    refused(verifier, message().times(NOW.plusSeconds(61).toString(), null).sign().bytes(), MessageRejection.FROM_THE_FUTURE);
    assertThat(verifier.verify(message().times(NOW.plusSeconds(60).toString(), null).sign().bytes())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".1", ".123", ".123456", ".123456789"})
  void upToNineFractionDigitsAreRead(String fraction) {
    String created = NOW.toString().replace("Z", fraction + "Z");

    assertThat(verifier.verify(message().times(created, null).sign().bytes()).created()).isEqualTo(Instant.parse(created));
  }

  @Test
  void anOffsetIsRead() {
    String created = NOW.atOffset(ZoneOffset.ofHours(1)).toString();

    assertThat(verifier.verify(message().times(created, null).sign().bytes()).created()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23T10:00:00", "yesterday", "", "2026-13-01T00:00:00Z", "2026-11-23T10:00:00.1234567890Z"})
  void anUnreadableTimeIsRefused(String created) {
    refused(verifier, message().times(created, null).sign().bytes(), MessageRejection.STRUCTURE);
  }

  @Test
  void aTimestampWithoutCreatedOrWithTwoIsRefused() {
    refused(verifier, message().times(null, NOW.toString()).sign().bytes(), MessageRejection.STRUCTURE);
    MessageMaker twice = message().times(NOW.toString(), null);
    Elements.append(twice.timestamp, WssNames.WSU, "wsu:Created", NOW.toString());
    refused(verifier, twice.sign().bytes(), MessageRejection.STRUCTURE);
  }

  @Test
  void aDoctypeIsRefused() {
    String text = message().sign().text().replaceFirst("<soap:Envelope", "<!DOCTYPE x [<!ENTITY y 'z'>]><soap:Envelope");

    refused(verifier, text.getBytes(StandardCharsets.UTF_8), MessageRejection.DTD);
  }

  @Test
  void whatIsNoXmlIsRefused() {
    refused(verifier, "PK".getBytes(StandardCharsets.UTF_8), MessageRejection.MALFORMED);
    refused(verifier, new byte[0], MessageRejection.MALFORMED);
    refused(verifier, "<a>&b;</a>".getBytes(StandardCharsets.UTF_8), MessageRejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/>",
      "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'><Body><a/></Body></Envelope>",
      "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>",
      "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body/></Envelope>",
      "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><a/><b/></Body></Envelope>",
      "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><a/></Body><trailer/></Envelope>",
      "<?x y?><Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><a/></Body></Envelope>",
      "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><a><?x y?></a></Body></Envelope>"})
  void whatIsNoSoapMessageIsRefused(String xml) {
    refused(verifier, xml.getBytes(StandardCharsets.UTF_8), MessageRejection.NOT_SOAP);
  }

  @Test
  void tooManyBytesElementsLevelsOrAttributesAreRefused() {
    byte[] bytes = message().sign().bytes();

    refused(limited(new XmlLimits(bytes.length - 1, 64, 1000, 64)), bytes, MessageRejection.TOO_LARGE);
    refused(limited(new XmlLimits(bytes.length, 4, 1000, 64)), bytes, MessageRejection.TOO_LARGE);
    refused(limited(new XmlLimits(bytes.length, 64, 10, 64)), bytes, MessageRejection.TOO_LARGE);
    refused(limited(new XmlLimits(bytes.length, 64, 1000, 2)), bytes, MessageRejection.TOO_LARGE);
    assertThat(limited(new XmlLimits(bytes.length, 64, 1000, 64)).verify(bytes)).isNotNull();
  }

  @Test
  void aHeaderThatMustBeUnderstoodAndIsNotIsRefused() {
    MessageMaker maker = message().sign();
    maker.wrapper(maker.header).setAttributeNS(WssNames.SOAP, "soap:mustUnderstand", "1");

    refused(verifier, maker.bytes(), MessageRejection.HEADER_NOT_UNDERSTOOD);
  }

  private static MessageVerifier limited(XmlLimits limits) {
    return verifier(new InboundRules(Duration.ofSeconds(300), Duration.ofSeconds(60), limits));
  }
}
