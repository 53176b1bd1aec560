package org.belraihub.ebms.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.xml.security.signature.XMLSignature;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.ConformanceFiles;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.MandatedTransforms;
import org.belraihub.ebms.header.ManifestReference;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.PartyReference;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SignatureTest {

  private static final Instant NOW = Instant.now();
  private static final SignatureTerms TERMS =
      new SignatureTerms(TestParties.BUYER_KEY.certificate(), SignatureAlgorithm.RSA_SHA256, DigestAlgorithm.SHA256);
  private static final String RSA_SHA256 = XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256;

  private final List<MimePart> parts = List.of(part("p1@x", "<order>1 \u20ac\r\n</order>"), part("p2@x", "\u0000binary"));
  private final SignatureVerifier verifier = new SignatureVerifier(XmlLimits.MESSAGE);

  @Test
  void whatIsSignedIsVerifiedAfterTheWire() throws Exception {
    List<SignedReference> signed = new ArrayList<>();
    String wire = signed(true, signed);

    List<SignedReference> verified = verify(wire, parts);

    assertThat(verified).isEqualTo(signed);
    assertThat(verified).extracting(SignedReference::uri).containsExactly("", "cid:p1@x", "cid:p2@x");
    ConformanceFiles.validateIfHere(parse(wire), "msg-header-2_0.xsd");
  }

  @Test
  void stockSantuarioVerifiesWhatIsSignedHere() throws Exception {
    assertThat(StockSantuario.verifies(parse(signed(true, new ArrayList<>())), parts, TestParties.BUYER_KEY)).isTrue();
    assertThat(StockSantuario.verifies(parse(signed(false, new ArrayList<>())), parts, TestParties.BUYER_KEY)).isTrue();
  }

  @Test
  void whatStockSantuarioSignsIsVerifiedHere() throws Exception {
    for (boolean syncReply : new boolean[] {true, false}) {
      Document document = prettyPrinted(syncReply);
      StockSantuario.sign(document, parts, TestParties.BUYER_KEY, MandatedTransforms.EXPRESSION, RSA_SHA256, StockSantuario.SHA256);

      assertThat(verify(text(document), parts)).hasSize(3);
    }
  }

  @Test
  void theMandatedExpressionIsRecognisedWithOtherSpaceAndQuotesAndNoOther() throws Exception {
    String spaced = MandatedTransforms.EXPRESSION.replace("(", " ( ").replace('"', '\'').replace("|", "\n|\t");
    Document document = document(true);
    StockSantuario.sign(document, parts, TestParties.BUYER_KEY, spaced, RSA_SHA256, StockSantuario.SHA256);
    assertThat(verify(text(document), parts)).hasSize(3);

    for (String other : List.of("not(ancestor-or-self::eb)", "true()", MandatedTransforms.EXPRESSION + " or true()",
        MandatedTransforms.EXPRESSION.replace("nextMSH", "toPartyMSH"), MandatedTransforms.EXPRESSION.replace("\"] |", " \"] |"))) {
      Document refused = document(true);
      StockSantuario.sign(refused, parts, TestParties.BUYER_KEY, other, RSA_SHA256, StockSantuario.SHA256);
      refused(text(refused), parts, "transform");
    }
  }

  @Test
  void anExpressionWhosePrefixIsNotSoapIsRefused() {
    String wire = signed(true, new ArrayList<>());
    String rebound = wire.replace("<ds:XPath>", "<ds:XPath xmlns:soap=\"urn:other\">");

    assertThat(rebound).isNotEqualTo(wire);
    refused(rebound, parts, "");
  }

  @Test
  void anAlteredPayloadIsRefused() {
    refused(signed(true, new ArrayList<>()), List.of(part("p1@x", "<order>2</order>"), parts.get(1)), "a payload was altered");
  }

  @Test
  void anAlteredHeaderIsRefused() {
    String wire = signed(true, new ArrayList<>());

    refused(wire.replace("<eb:Role>Buyer</eb:Role>", "<eb:Role>Boss</eb:Role>"), parts, "the envelope was altered");
    refused(wire.replace("eb:signed=\"true\"", "eb:signed=\"false\""), parts, "the envelope was altered");
  }

  @Test
  void anAlteredSignedInfoOrValueIsRefused() {
    String wire = signed(true, new ArrayList<>());

    refused(wire.replaceFirst("URI=\"cid:p1@x\"", "URI=\"cid:p1%40x\""), parts, "the signature value is wrong");
    refused(wire.replaceFirst("<ds:SignatureValue>.{8}", "<ds:SignatureValue>AAAAAAAA"), parts, "the signature value is wrong");
  }

  @Test
  void aSyncReplyMayBeTakenAwayOnTheWayAndNothingElse() throws Exception {
    String wire = signed(true, new ArrayList<>());
    String without = wire.replaceFirst("<eb:SyncReply[^>]*></eb:SyncReply>", "");

    assertThat(without).isNotEqualTo(wire);
    assertThat(verify(without, parts)).hasSize(3);
  }

  @Test
  void anElementThatItsActorExcludesIsRefused() {
    String wire = signed(true, new ArrayList<>());
    String hop = "<eb:AckRequested soap:actor=\"" + EbmsNames.ACTOR_NEXT_MSH + "\" eb:signed=\"true\"/>";
    String body = "<x:any xmlns:x=\"urn:x\" soap:actor=\"" + EbmsNames.ACTOR_NEXT + "\"><eb:Manifest/></x:any>";
    String filled = "<eb:SyncReply soap:actor=\"" + EbmsNames.ACTOR_NEXT + "\"><eb:Manifest/></eb:SyncReply>";

    refused(wire.replace("<ds:Signature>", hop + "<ds:Signature>"), parts, "excluded from the signature");
    refused(wire.replace("</soap:Body>", body + "</soap:Body>"), parts, "excluded from the signature");
    refused(wire.replace("<ds:Signature>", filled + "<ds:Signature>"), parts, "excluded from the signature");
  }

  @Test
  void anExtraOrMissingPartIsRefused() {
    String wire = signed(true, new ArrayList<>());

    refused(wire, List.of(parts.get(0), parts.get(1), part("p3@x", "extra")), "a part is not signed");
    refused(wire, List.of(parts.get(0), parts.get(1), part("", "extra")), "a part is not signed");
    refused(wire, List.of(parts.get(0)), "a reference to a part that is missing");
  }

  @Test
  void anUnreferencedPartOrEnvelopeIsRefused() {
    Document onlyEnvelope = document(false);
    EnvelopeSigner.sign(onlyEnvelope, List.of(parts.get(0)), TestParties.identity(TestParties.BUYER_KEY), TERMS);
    refused(text(onlyEnvelope), parts, "a part is not signed");

    String wire = signed(true, new ArrayList<>());
    refused(wire.replaceFirst("(?s)<ds:Reference URI=\"\">.*?</ds:Reference>", ""), parts, "");
  }

  @Test
  void aSecondSignatureIsRefused() {
    String wire = signed(true, new ArrayList<>());
    String signature = wire.substring(wire.indexOf("<ds:Signature>"), wire.indexOf("</ds:Signature>") + 15);

    refused(wire.replace("</soap:Header>", signature + "</soap:Header>"), parts, "not exactly one signature");
    refused(wire.replace(signature, "").replace("</soap:Body>", signature + "</soap:Body>"), parts, "not exactly one signature");
  }

  @Test
  void anObjectBesideTheSignedInfoIsRefused() {
    String wire = signed(true, new ArrayList<>());

    refused(wire.replace("</ds:Signature>", "<ds:Object>x</ds:Object></ds:Signature>"), parts, "not exactly SignedInfo");
  }

  @Test
  void anotherCertificateIsRefusedEvenIfTheSignatureIsRight() throws Exception {
    for (KeyMaterial key : List.of(TestParties.STRANGER_KEY, TestParties.SELLER_KEY)) {
      Document document = document(true);
      StockSantuario.sign(document, parts, key, MandatedTransforms.EXPRESSION, RSA_SHA256, StockSantuario.SHA256);

      refused(text(document), parts, "another certificate");
    }
  }

  @Test
  void theAgreedCertificateWithAnotherKeyIsRefused() throws Exception {
    var mixed = new KeyMaterial(TestParties.STRANGER_KEY.privateKey(), TestParties.BUYER_KEY.certificate(),
        List.of(TestParties.BUYER_KEY.certificate()));
    Document document = document(true);
    StockSantuario.sign(document, parts, mixed, MandatedTransforms.EXPRESSION, RSA_SHA256, StockSantuario.SHA256);

    refused(text(document), parts, "the signature value is wrong");
  }

  @Test
  void sha1IsRefusedForSignatureAndDigest() throws Exception {
    Document signature = document(true);
    StockSantuario.sign(signature, parts, TestParties.BUYER_KEY, MandatedTransforms.EXPRESSION, XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA1,
        StockSantuario.SHA256);
    refused(text(signature), parts, "another signature algorithm");

    Document digest = document(true);
    StockSantuario.sign(digest, parts, TestParties.BUYER_KEY, MandatedTransforms.EXPRESSION, RSA_SHA256,
        "http://www.w3.org/2000/09/xmldsig#sha1");
    refused(text(digest), parts, "another digest algorithm");
  }

  @Test
  void aCertificateThatIsOverIsRefused() throws Exception {
    Document document = parse(signed(true, new ArrayList<>()));

    assertThatThrownBy(() -> verifier.verify(SoapStructure.of(document), parts, TERMS, NOW.plus(Duration.ofDays(4000))))
        .isInstanceOf(SignatureRefusedException.class).hasMessageContaining("not valid at this time");
  }

  private void refused(String wire, List<MimePart> received, String why) {
    assertThatThrownBy(() -> verify(wire, received)).isInstanceOf(SignatureRefusedException.class).hasMessageContaining(why);
  }

  private List<SignedReference> verify(String wire, List<MimePart> received) throws Exception {
    return verifier.verify(SoapStructure.of(parse(wire)), received, TERMS, NOW);
  }

  private String signed(boolean syncReply, List<SignedReference> references) {
    Document document = document(syncReply);
    references.addAll(EnvelopeSigner.sign(document, parts, TestParties.identity(TestParties.BUYER_KEY), TERMS));
    return text(document);
  }

  private static Document document(boolean syncReply) {
    var header = new MessageHeader(new PartyReference(List.of(TestParties.BUYER), "Buyer"),
        new PartyReference(List.of(TestParties.SELLER), "Seller"), "a-1", "c-1", TestParties.SERVICE, TestParties.ORDER,
        MessageId.random("buyer.test"), NOW, null, NOW.plusSeconds(60), true);
    return EnvelopeWriter.write(Envelope.business(header, syncReply, new AckRequested(true, Actor.TO_PARTY),
        List.of(new ManifestReference("cid:p1@x", "urn:order"), new ManifestReference("cid:p2@x", null))));
  }

  /** As a partner would write it: white space, another prefix, comments, character references. */
  private static Document prettyPrinted(boolean syncReply) throws Exception {
    String text = text(document(syncReply)).replace("><", ">\r\n  <").replace("eb:", "e:").replace("xmlns:eb=", "xmlns:e=")
        .replace("<soap:Body>", "<!-- comment --><soap:Body xmlns:unused=\"urn:unused\">&#13;");
    return parse("<?xml version=\"1.0\" encoding=\"UTF-8\"?><?instruction of partner?>\n" + text + "\n<!-- end -->");
  }

  private static MimePart part(String id, String content) {
    return new MimePart(id, "application/xml", content.getBytes(StandardCharsets.UTF_8));
  }

  private static Document parse(String text) throws Exception {
    return XmlDocuments.parse(text.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE);
  }

  private static String text(Document document) {
    return new String(InclusiveForm.of(document), StandardCharsets.UTF_8);
  }
}
