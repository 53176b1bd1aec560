package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.ExclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Messages as other people's software signs them are accepted, and theirs accepts ours. */
class ForeignClientsTest {

  private static final KeyMaterial KEY = TestKeys.rsa("home");

  private static MessageVerifier trusting(SystemClock clock) {
    return new MessageVerifier(certificate -> Optional.of(new Sender("any")), InboundRules.STANDARD, clock);
  }

  /** Made with {@code new WSSecurityCert(key, certificate, '')}; the second also signs the token and names its algorithm. */
  @ParameterizedTest
  @ValueSource(strings = {"npm-soap-1.13.0.xml", "npm-soap-1.13.0-token-signed.xml"})
  void theNpmPackageSoap(String file) throws Exception {
    byte[] message = ForeignClientsTest.class.getResourceAsStream(file).readAllBytes();
    var then = new SystemClock(Clock.fixed(Instant.parse("2026-11-23T09:26:00Z"), ZoneOffset.UTC));

    SignedMessage signed = trusting(then).verify(message);

    assertThat(signed.payload().getTextContent()).isEqualTo("café & more");
    assertThat(signed.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=npm soap client");
    Refusals.refused(trusting(then), new String(message, StandardCharsets.UTF_8).replace("&amp; more", "&amp; less").getBytes(StandardCharsets.UTF_8),
        MessageRejection.DIGEST);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wss4j(boolean tokenSigned) throws Exception {
    Document document = XmlDocuments.parse("""
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="urn:test"><soapenv:Header/><soapenv:Body>
        <t:ask xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="t:Ask"><t:what>x</t:what></t:ask>
        </soapenv:Body></soapenv:Envelope>""".getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE);
    WSSConfig.init();
    var header = new WSSecHeader(document);
    header.insertSecurityHeader();
    var timestamp = new WSSecTimestamp(header);
    timestamp.setTimeToLive(300);
    timestamp.build();
    var signature = new WSSecSignature(header);
    signature.setUserInfo("home", "secret");
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
    signature.setDigestAlgo(WSConstants.SHA256);
    signature.getParts().add(new WSEncryptionPart("Body", WssNames.SOAP, "Element"));
    signature.getParts().add(new WSEncryptionPart("Timestamp", WssNames.WSU, "Element"));
    signature.setIncludeSignatureToken(tokenSigned);
    signature.build(crypto());

    SignedMessage signed = trusting(SystemClock.ofMachine()).verify(XmlDocuments.serialise(document));

    assertThat(signed.certificate()).isEqualTo(KEY.certificate());
  }

  @Test
  void wss4jAcceptsWhatWeSign() throws Exception {
    var signer = new MessageSigner(KEY, true, java.time.Duration.ofSeconds(60), SystemClock.ofMachine());
    var envelope = signer.newEnvelope();
    Envelopes.write(envelope, "café & <more>");
    Document document = XmlDocuments.parse(signer.sign(envelope), XmlLimits.MESSAGE);
    WSSConfig.init();

    var results = new WSSecurityEngine().processSecurityHeader(document, null, null, crypto());

    assertThat(results.getActionResults()).containsKeys(WSConstants.SIGN, WSConstants.TS);
  }

  /** The layout of WCF with an asymmetric binding and Basic256Sha256: prefixes s, u, o, default namespace on the signature. */
  @Test
  void dotNet() throws Exception {
    String text = signTemplate("""
        <s:Envelope xmlns:s="%1$s" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:u="%2$s"><s:Header>\
        <a:Action s:mustUnderstand="0" u:Id="_3">urn:ask</a:Action>\
        <o:Security s:mustUnderstand="1" xmlns:o="%3$s"><u:Timestamp u:Id="uuid-1"><u:Created>%5$s</u:Created><u:Expires>%6$s</u:Expires>\
        </u:Timestamp><o:BinarySecurityToken u:Id="uuid-2" ValueType="%7$s">%8$s</o:BinarySecurityToken>\
        <Signature xmlns="%4$s"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\
        <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>\
        REF{_1}REF{_3}REF{uuid-1}</SignedInfo><SignatureValue>VALUE</SignatureValue>\
        <KeyInfo><o:SecurityTokenReference><o:Reference ValueType="%7$s" URI="#uuid-2"/></o:SecurityTokenReference></KeyInfo></Signature>\
        </o:Security></s:Header><s:Body u:Id="_1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <ask xmlns="urn:test"><what>x</what></ask></s:Body></s:Envelope>""".formatted(WssNames.SOAP, WssNames.WSU, WssNames.WSSE,
        WssNames.DS, Instant.now(), Instant.now().plusSeconds(300), WssNames.X509, MessageMaker.encoded(KEY)));

    SignedMessage signed = trusting(SystemClock.ofMachine()).verify(text.getBytes(StandardCharsets.UTF_8));

    assertThat(signed.certificate()).isEqualTo(KEY.certificate());
  }

  private static String signTemplate(String template) throws Exception {
    String text = template.replaceAll("REF\\{(.*?)}", "<Reference URI=\"#$1\"><Transforms><Transform Algorithm=\""
        + WssNames.EXCLUSIVE + "\"/></Transforms><DigestMethod Algorithm=\"" + WssNames.SHA256 + "\"/><DigestValue>$1</DigestValue></Reference>");
    SoapEnvelope envelope = SoapEnvelope.read(text.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE);
    for (String id : List.of("_1", "_3", "uuid-1")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(ExclusiveForm.of(envelope.ids().get(id)));
      text = text.replace("<DigestValue>" + id + "<", "<DigestValue>" + Base64.getEncoder().encodeToString(digest) + "<");
    }
    Element root = XmlDocuments.parse(text.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE).getDocumentElement();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(KEY.privateKey());
    signature.update(ExclusiveForm.of((Element) root.getElementsByTagNameNS(WssNames.DS, "SignedInfo").item(0), Set.of()));
    assertThat(Elements.children(root)).hasSize(2);
    return text.replace("VALUE", Base64.getEncoder().encodeToString(signature.sign()));
  }

  private static Merlin crypto() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("home", KEY.privateKey(), "secret".toCharArray(), new java.security.cert.Certificate[] {KEY.certificate()});
    var crypto = new Merlin();
    crypto.setKeyStore(store);
    crypto.setTrustStore(store);
    return crypto;
  }
}
