package org.belraihub.ebms.encryption;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** How the key of a payload is encrypted for its receiver. */
public enum KeyTransport {
  /** RSA-OAEP with MGF1 of SHA-1 and a digest that the message states. */
  RSA_OAEP("http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"),
  /** PKCS#1 1.5; only for partners that cannot do better. */
  RSA_1_5("http://www.w3.org/2001/04/xmlenc#rsa-1_5");

  private final String uri;

  KeyTransport(String uri) {
    this.uri = uri;
  }

  /** The algorithm with this URI, if it is offered. */
  public static Optional<KeyTransport> of(String uri) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.uri.equals(uri)).findFirst();
  }

  /** As in xenc:EncryptionMethod/@Algorithm. */
  public String uri() {
    return uri;
  }

  byte[] wrap(PublicKey receiver, String digest, byte[] key) throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, receiver, digest).doFinal(key);
  }

  byte[] unwrap(PrivateKey own, String digest, byte[] wrapped) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, own, digest).doFinal(wrapped);
  }

  private Cipher cipher(int mode, Key key, String digest) throws GeneralSecurityException {
    if (this == RSA_1_5) {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(mode, key);
      return cipher;
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(mode, key, new OAEPParameterSpec(digest, "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
    return cipher;
  }
}
