package org.belraihub.ebms.encryption;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms for payloads that an agreement may name. */
public enum DataCipher {
  AES128_GCM("http://www.w3.org/2009/xmlenc11#aes128-gcm", 16, true),
  AES256_GCM("http://www.w3.org/2009/xmlenc11#aes256-gcm", 32, true),
  /** Not authenticated by itself; only for partners that cannot do better, the signature protects the content. */
  AES128_CBC("http://www.w3.org/2001/04/xmlenc#aes128-cbc", 16, false),
  /** As AES128_CBC. */
  AES256_CBC("http://www.w3.org/2001/04/xmlenc#aes256-cbc", 32, false);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int GCM_NONCE = 12;
  private static final int GCM_TAG_BITS = 128;
  private static final int BLOCK = 16;

  private final String uri;
  private final int keyLength;
  private final boolean gcm;

  DataCipher(String uri, int keyLength, boolean gcm) {
    this.uri = uri;
    this.keyLength = keyLength;
    this.gcm = gcm;
  }

  /** The algorithm with this URI, if it is offered. */
  public static Optional<DataCipher> of(String uri) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.uri.equals(uri)).findFirst();
  }

  /** As in xenc:EncryptionMethod/@Algorithm. */
  public String uri() {
    return uri;
  }

  SecretKey freshKey() {
    byte[] key = new byte[keyLength];
    RANDOM.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  SecretKey key(byte[] octets) throws GeneralSecurityException {
    if (octets.length != keyLength) {
      throw new GeneralSecurityException("a key of another length");
    }
    return new SecretKeySpec(octets, "AES");
  }

  /** The initialisation vector followed by the encrypted octets, as XML Encryption has it. */
  byte[] encrypt(SecretKey key, byte[] clear) throws GeneralSecurityException {
    byte[] iv = new byte[gcm ? GCM_NONCE : BLOCK];
    RANDOM.nextBytes(iv);
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv);
    byte[] sealed = cipher.doFinal(gcm ? clear : padded(clear));
    byte[] all = Arrays.copyOf(iv, iv.length + sealed.length);
    System.arraycopy(sealed, 0, all, iv.length, sealed.length);
    return all;
  }

  byte[] decrypt(SecretKey key, byte[] sealed) throws GeneralSecurityException {
    int prefix = gcm ? GCM_NONCE : BLOCK;
    if (sealed.length <= prefix) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, prefix));
    byte[] clear = cipher.doFinal(sealed, prefix, sealed.length - prefix);
    return gcm ? clear : unpadded(clear);
  }

  private Cipher cipher(int mode, SecretKey key, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/NoPadding");
    cipher.init(mode, key, gcm ? new GCMParameterSpec(GCM_TAG_BITS, iv) : new IvParameterSpec(iv));
    return cipher;
  }

  /** XML Encryption section 5.2: the last octet says how many were added. */
  private static byte[] padded(byte[] clear) {
    int added = BLOCK - clear.length % BLOCK;
    byte[] padded = Arrays.copyOf(clear, clear.length + added);
    padded[padded.length - 1] = (byte) added;
    return padded;
  }

  private static byte[] unpadded(byte[] clear) throws GeneralSecurityException {
    int added = clear.length == 0 ? 0 : clear[clear.length - 1];
    if (added < 1 || added > BLOCK || added > clear.length) {
      throw new GeneralSecurityException("wrong padding");
    }
    return Arrays.copyOf(clear, clear.length - added);
  }
}
