package org.belraihub.store;

import java.util.List;

/**
 * Encryption at rest with versioned keys. What is sealed names its key, so that old rows stay readable after a rotation; look-ups
 * go by keyed hash, so that no number stands in clear.
 */
public interface Sealing {

  /**
   * A keyed hash.
   *
   * @param keyId which key made it
   * @param hash  32 bytes
   */
  record KeyedHash(String keyId, byte[] hash) {
  }

  /** Encrypts under the current key. */
  byte[] seal(byte[] clear);

  /** Decrypts under the key that the content names; {@link IllegalStateException} when it was altered or the key is gone. */
  byte[] open(byte[] sealed);

  /** The hash under the current key, to be stored. */
  KeyedHash hash(String text);

  /** The hashes under every known key, the current one first, to look up with. */
  List<KeyedHash> hashes(String text);
}
