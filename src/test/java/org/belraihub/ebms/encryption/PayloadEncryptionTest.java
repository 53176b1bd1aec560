package org.belraihub.ebms.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.crypto.KeyGenerator;

import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.wss.TestKeys;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Payloads encrypted for their receiver, and what stock Santuario makes of them. */
class PayloadEncryptionTest {

  private static final KeyMaterial RECEIVER = TestKeys.rsa("receiver");
  private static final KeyMaterial OTHER = TestKeys.rsa("other");
  private static final String CLEAR = "<order xmlns=\"urn:x\">only for the receiver</order>";

  @BeforeAll
  static void santuario() {
    Init.init();
  }

  @ParameterizedTest
  @EnumSource(DataCipher.class)
  void whatIsEncryptedIsDecryptedWithEachCipherAndTransport(DataCipher cipher) throws Exception {
    for (KeyTransport transport : KeyTransport.values()) {
      var terms = new EncryptionTerms(RECEIVER.certificate(), List.of(cipher), List.of(transport));

      MimePart sealed = PayloadEncryption.encrypt(part(), terms);

      assertThat(text(sealed)).contains("EncryptedData").doesNotContain("only for the receiver");
      assertThat(sealed.contentId()).isEqualTo("p@x");
      assertThat(text(PayloadEncryption.decrypt(sealed, terms, RECEIVER.privateKey()))).isEqualTo(CLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource(DataCipher.class)
  void stockSantuarioDecryptsWhatIsEncryptedHere(DataCipher cipher) throws Exception {
    var terms = new EncryptionTerms(RECEIVER.certificate(), List.of(cipher), List.of());
    Document document = XmlDocuments.parse(PayloadEncryption.encrypt(part(), terms).content().bytes(), XmlLimits.MESSAGE);

    XMLCipher stock = XMLCipher.getInstance();
    stock.init(XMLCipher.DECRYPT_MODE, null);
    stock.setKEK(RECEIVER.privateKey());
    byte[] clear = stock.decryptToByteArray(document.getDocumentElement());

    assertThat(new String(clear, StandardCharsets.UTF_8)).isEqualTo(CLEAR);
  }

  @Test
  void whatStockSantuarioEncryptsIsDecryptedHere() throws Exception {
    Document document = XmlDocuments.parse(CLEAR.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE);
    var generator = KeyGenerator.getInstance("AES");
    generator.init(256);
    var key = generator.generateKey();
    XMLCipher wrapping = XMLCipher.getInstance(XMLCipher.RSA_OAEP);
    wrapping.init(XMLCipher.WRAP_MODE, RECEIVER.certificate().getPublicKey());
    XMLCipher stock = XMLCipher.getInstance("http://www.w3.org/2009/xmlenc11#aes256-gcm");
    stock.init(XMLCipher.ENCRYPT_MODE, key);
    var info = new KeyInfo(document);
    info.add(wrapping.encryptKey(document, key));
    stock.getEncryptedData().setKeyInfo(info);
    stock.doFinal(document, document.getDocumentElement());
    var sealed = new MimePart("p@x", "application/xml", XmlDocuments.serialise(document));

    var terms = new EncryptionTerms(RECEIVER.certificate(), List.of(DataCipher.AES256_GCM), List.of());

    assertThat(text(PayloadEncryption.decrypt(sealed, terms, RECEIVER.privateKey()))).isEqualTo(CLEAR);
  }

  @Test
  void anotherKeyAnotherAlgorithmAnAlteredTextAndClearTextFailAlike() {
    var agreed = new EncryptionTerms(RECEIVER.certificate(), List.of(DataCipher.AES256_GCM), List.of(KeyTransport.RSA_OAEP));
    var weaker = new EncryptionTerms(RECEIVER.certificate(), List.of(DataCipher.AES128_CBC), List.of(KeyTransport.RSA_1_5));
    MimePart sealed = PayloadEncryption.encrypt(part(), agreed);
    var altered = new MimePart("p@x", "application/xml",
        text(sealed).replaceFirst("(?s)(.*CipherValue>).", "$1A").replaceFirst("CipherValue>A", "CipherValue>B").getBytes(StandardCharsets.UTF_8));

    failing(sealed, agreed, OTHER);
    failing(PayloadEncryption.encrypt(part(), weaker), agreed, RECEIVER);
    failing(altered, agreed, RECEIVER);
    failing(part(), agreed, RECEIVER);
  }

  private static void failing(MimePart sealed, EncryptionTerms terms, KeyMaterial key) {
    assertThatThrownBy(() -> PayloadEncryption.decrypt(sealed, terms, key.privateKey())).isInstanceOf(DecryptionFailedException.class)
        .hasMessage("a payload cannot be decrypted").hasNoCause();
  }

  private static MimePart part() {
    return new MimePart("p@x", "application/xml", CLEAR.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(MimePart part) {
    return new String(part.content().bytes(), StandardCharsets.UTF_8);
  }
}
