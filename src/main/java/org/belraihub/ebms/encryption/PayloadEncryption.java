package org.belraihub.ebms.encryption;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

import javax.crypto.SecretKey;

import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Replaces the content of a part by {@code xenc:EncryptedData} and back; Content-ID and Content-Type stay. Works in the heap, so a
 * payload to be encrypted is limited in size.
 */
public final class PayloadEncryption {

  /** The largest payload that is encrypted, in octets. */
  public static final int LARGEST = 16 * 1024 * 1024;

  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SHA1 = DS + "sha1";
  private static final String SHA256 = XENC + "sha256";
  private static final XmlLimits LIMITS = new XmlLimits(2 * LARGEST, 16, 100, 16);

  private PayloadEncryption() {
  }

  /**
   * Encrypts for the receiver that the terms name.
   *
   * @throws IllegalArgumentException when the payload is too large or the certificate cannot be used
   */
  public static MimePart encrypt(MimePart part, EncryptionTerms terms) {
    if (part.content().length() > LARGEST) {
      throw new IllegalArgumentException("a payload of more than " + LARGEST + " bytes is not encrypted");
    }
    DataCipher cipher = terms.ciphers().get(0);
    KeyTransport transport = terms.transports().get(0);
    try {
      SecretKey key = cipher.freshKey();
      byte[] wrapped = transport.wrap(terms.certificate().getPublicKey(), "SHA-1", key.getEncoded());
      byte[] sealed = cipher.encrypt(key, part.content().bytes());
      Document document = document(part, terms, cipher, transport, wrapped, sealed);
      return new MimePart(part.contentId(), part.contentType(), XmlDocuments.serialise(document));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate of the receiver cannot be used to encrypt", e);
    }
  }

  private static Document document(MimePart part, EncryptionTerms terms, DataCipher cipher, KeyTransport transport, byte[] wrapped,
      byte[] sealed) throws CertificateEncodingException {
    Document document = XmlDocuments.empty();
    Element data = Elements.append(document, XENC, "xenc:EncryptedData");
    Elements.declare(data, "xenc", XENC);
    Elements.declare(data, "ds", DS);
    data.setAttribute("MimeType", part.contentType());
    Elements.append(data, XENC, "xenc:EncryptionMethod").setAttribute("Algorithm", cipher.uri());
    Element encryptedKey = Elements.append(Elements.append(data, DS, "ds:KeyInfo"), XENC, "xenc:EncryptedKey");
    Element method = Elements.append(encryptedKey, XENC, "xenc:EncryptionMethod");
    method.setAttribute("Algorithm", transport.uri());
    if (transport == KeyTransport.RSA_OAEP) {
      Elements.append(method, DS, "ds:DigestMethod").setAttribute("Algorithm", SHA1);
    }
    Element x509 = Elements.append(Elements.append(encryptedKey, DS, "ds:KeyInfo"), DS, "ds:X509Data");
    Elements.append(x509, DS, "ds:X509Certificate", Base64.getEncoder().encodeToString(terms.certificate().getEncoded()));
    value(encryptedKey, wrapped);
    value(data, sealed);
    return document;
  }

  private static void value(Element parent, byte[] octets) {
    Elements.append(Elements.append(parent, XENC, "xenc:CipherData"), XENC, "xenc:CipherValue", Base64.getEncoder().encodeToString(octets));
  }

  /**
   * Decrypts what was encrypted with algorithms of the terms.
   *
   * @param own the key that fits the certificate of the terms
   * @throws DecryptionFailedException for whatever reason
   */
  public static MimePart decrypt(MimePart part, EncryptionTerms terms, PrivateKey own) throws DecryptionFailedException {
    if (part.content().length() > LIMITS.bytes()) {
      throw new DecryptionFailedException();
    }
    try {
      Element data = XmlDocuments.parse(part.content().bytes(), LIMITS).getDocumentElement();
      if (!Elements.is(data, XENC, "EncryptedData")) {
        throw new DecryptionFailedException();
      }
      DataCipher cipher = DataCipher.of(algorithm(data)).filter(terms.ciphers()::contains).orElseThrow(DecryptionFailedException::new);
      Element encryptedKey = child(child(data, DS, "KeyInfo"), XENC, "EncryptedKey");
      KeyTransport transport =
          KeyTransport.of(algorithm(encryptedKey)).filter(terms.transports()::contains).orElseThrow(DecryptionFailedException::new);
      byte[] key = key(transport, own, digest(encryptedKey), value(encryptedKey), cipher);
      return new MimePart(part.contentId(), part.contentType(), Octets.of(cipher.decrypt(cipher.key(key), value(data))));
    } catch (GeneralSecurityException | XmlRefusedException | IllegalArgumentException e) {
      throw new DecryptionFailedException();
    }
  }

  /** A key that cannot be unwrapped is replaced by a random one, so that all failures look and last alike (Bleichenbacher). */
  private static byte[] key(KeyTransport transport, PrivateKey own, String digest, byte[] wrapped, DataCipher cipher) {
    byte[] random = cipher.freshKey().getEncoded();
    try {
      byte[] key = transport.unwrap(own, digest, wrapped);
      return key.length == random.length ? key : random;
    } catch (GeneralSecurityException e) {
      return random;
    }
  }

  private static String digest(Element encryptedKey) throws DecryptionFailedException {
    Element method = Elements.child(child(encryptedKey, XENC, "EncryptionMethod"), DS, "DigestMethod");
    String uri = method == null ? SHA1 : method.getAttribute("Algorithm");
    return switch (uri) {
      case SHA1 -> "SHA-1";
      case SHA256 -> "SHA-256";
      default -> throw new DecryptionFailedException();
    };
  }

  private static String algorithm(Element encrypted) throws DecryptionFailedException {
    return child(encrypted, XENC, "EncryptionMethod").getAttribute("Algorithm");
  }

  private static byte[] value(Element encrypted) throws DecryptionFailedException {
    return Base64.getMimeDecoder().decode(child(child(encrypted, XENC, "CipherData"), XENC, "CipherValue").getTextContent());
  }

  private static Element child(Element parent, String namespace, String name) throws DecryptionFailedException {
    @Nullable Element found = Elements.child(parent, namespace, name);
    if (found == null) {
      throw new DecryptionFailedException();
    }
    return found;
  }
}
