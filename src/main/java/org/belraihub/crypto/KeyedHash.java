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

  private final Map<String, SecretKey> keys;
  private final String currentId;

  /** Hashes with the current key and finds what any known key hashed. */
  public KeyedHash(DataKeys keys) {
    this.keys = keys.hash();
    this.currentId = keys.currentHash();
  }

  /** The hash to store. */
  public String of(String value, String purpose) {
    return hash(currentId, value, purpose);
  }

  /** The hashes under which the value may be stored, the current one first. */
  public List<String> candidates(String value, String purpose) {
    var candidates = new ArrayList<String>(keys.size());
    candidates.add(of(value, purpose));
    for (String id : keys.keySet()) {
      if (!id.equals(currentId)) {
        candidates.add(hash(id, value, purpose));
      }
    }
    return candidates;
  }

  /** Whether the current key made this hash. */
  public boolean isCurrent(String hash) {
    return hash.startsWith(currentId + ":");
  }

  private String hash(String id, String value, String purpose) {
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
