package org.belraihub.ehealth.source;

import java.util.UUID;

/**
 * Ids of requests, unique per request, so that an answer can be told to belong to it. At most 50 letters and digits, which is what
 * ID-KMEHR takes.
 */
@FunctionalInterface
public interface RequestIds {

  /** The next id. */
  String next();

  /** Random ids behind the sender's own number. */
  static RequestIds random(String sender) {
    if (!sender.matches("[A-Za-z0-9]{0,18}")) {
      throw new IllegalArgumentException("a sender's number has at most 18 letters and digits");
    }
    return () -> sender + UUID.randomUUID().toString().replace("-", "");
  }
}
