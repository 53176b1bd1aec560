package org.belraihub.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Keyed hashes to look encrypted values up by (INSZ): HMAC-SHA-256, written as {@code keyId:64 hex digits}. The purpose keeps hashes of one
 * value in two columns apart. For all threads.
 */
public final class KeyedHash {

  private static final HexFormat HEX = HexFormat.of();

  /** What is in force; replaced whole. */
  private record InForce(Map<String, SecretKey> keys, String currentId) {
  }

  private volatile InForce inForce;

  /** Hashes with the current key and finds what any known key hashed. */
  public KeyedHash(DataKeys keys) {
    use(keys);
  }

  /** From now on these keys. */
  void use(DataKeys keys) {
    this.inForce = new InForce(keys.hash(), keys.currentHash());
  }

  /** The hash under the current key. */
  public String of(String value, String purpose) {
    InForce now = inForce;
    return hash(now.keys, now.currentId, value, purpose);
  }

  /**
   * The hashes under which the value may be stored, the current one first. A new value is stored under all of them: while keys
   * change, some writers know only the old ones, and two who store the same value must meet under one hash at least.
   */
  public List<String> candidates(String value, String purpose) {
    InForce now = inForce;
    var candidates = new ArrayList<String>(now.keys.size());
    candidates.add(hash(now.keys, now.currentId, value, purpose));
    now.keys.keySet().stream().filter(id -> !id.equals(now.currentId)).sorted()
        .forEach(id -> candidates.add(hash(now.keys, id, value, purpose)));
    return candidates;
  }

  /** Whether the current key made this hash. */
  public boolean isCurrent(String hash) {
    return hash.startsWith(inForce.currentId + ":");
  }

  private static String hash(Map<String, SecretKey> keys, String id, String value, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.get(id));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return id + ":" + HEX.formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }
}
