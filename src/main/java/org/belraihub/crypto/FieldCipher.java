package org.belraihub.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encryption at rest: AES-256-GCM with the id of its key in front. The purpose (table and column, such as {@code person.insz})
 * is authenticated, so that a value moved to another column does not open. For all threads.
 *
 * <p>Form: one byte 1, one byte length of the key id, the key id, 12 random bytes, ciphertext with 16 bytes of tag.
 */
public final class FieldCipher {

  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** What is in force; replaced whole. */
  private record InForce(Map<String, SecretKey> keys, byte[] currentId, SecretKey currentKey) {
  }

  private final SecureRandom random = new SecureRandom();
  private volatile InForce inForce;

  /** A cipher that writes with the current key and reads with every known one. */
  public FieldCipher(DataKeys keys) {
    this.inForce = inForce(keys);
  }

  /** From now on these keys. */
  void use(DataKeys keys) {
    this.inForce = inForce(keys);
  }

  private static InForce inForce(DataKeys keys) {
    return new InForce(keys.encryption(), keys.current().getBytes(StandardCharsets.US_ASCII), keys.encryption().get(keys.current()));
  }

  /** Encrypts with the current key. */
  public byte[] encrypt(byte[] plain, String purpose) {
    InForce now = inForce;
    try {
      byte[] currentId = now.currentId;
      int head = 2 + currentId.length;
      byte[] nonce = new byte[NONCE];
      random.nextBytes(nonce);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, now.currentKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = new byte[head + NONCE + cipher.getOutputSize(plain.length)];
      sealed[0] = FORM;
      sealed[1] = (byte) currentId.length;
      System.arraycopy(currentId, 0, sealed, 2, currentId.length);
      System.arraycopy(nonce, 0, sealed, head, NONCE);
      int length = cipher.doFinal(plain, 0, plain.length, sealed, head + NONCE);
      int size = head + NONCE + length;
      return size == sealed.length ? sealed : Arrays.copyOf(sealed, size);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /** Decrypts; {@link KeyMaterialException} when the key is unknown, the bytes were changed or the purpose is another. */
  public byte[] decrypt(byte[] sealed, String purpose) {
    int head = head(sealed);
    SecretKey key = inForce.keys.get(keyId(sealed));
    if (key == null) {
      throw new KeyMaterialException("data were encrypted with the key " + keyId(sealed) + ", which is not among the data keys", null);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, head, NONCE));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(sealed, head + NONCE, sealed.length - head - NONCE);
    } catch (GeneralSecurityException e) {
      throw new KeyMaterialException("encrypted data for " + purpose + " were changed or belong elsewhere", e);
    }
  }

  /** Encrypts a text. */
  public byte[] encryptText(String plain, String purpose) {
    return encrypt(plain.getBytes(StandardCharsets.UTF_8), purpose);
  }

  /** Decrypts a text. */
  public String decryptText(byte[] sealed, String purpose) {
    return new String(decrypt(sealed, purpose), StandardCharsets.UTF_8);
  }

  /** Whether the current key wrote these bytes; if not, a rotation writes them anew. */
  public boolean isCurrent(byte[] sealed) {
    int head = head(sealed);
    byte[] currentId = inForce.currentId;
    return Arrays.equals(sealed, 2, head, currentId, 0, currentId.length);
  }

  /** Id of the key that wrote these bytes. */
  public String keyId(byte[] sealed) {
    return new String(sealed, 2, head(sealed) - 2, StandardCharsets.US_ASCII);
  }

  private static int head(byte[] sealed) {
    if (sealed.length < 2 || sealed[0] != FORM || sealed[1] < 1 || sealed.length < 2 + sealed[1] + NONCE + TAG_BITS / 8) {
      throw new KeyMaterialException("these bytes are not encrypted data of the hub", null);
    }
    return 2 + sealed[1];
  }
}
