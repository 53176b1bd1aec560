package org.belraihub.ebms.message;

import java.util.UUID;

/**
 * The globally unique name of one message (ebMS 2.0 MessageData/MessageId), RFC 2822 form without angle brackets. Compared exactly.
 *
 * @param value 1 to 512 characters
 */
public record MessageId(String value) {

  /** Longest identifier that is accepted from a partner, in characters. */
  public static final int MAX_LENGTH = 512;

  /** Refuses an empty or over-long value. */
  public MessageId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a message id has 1 to " + MAX_LENGTH + " characters");
    }
  }

  /** A new random identifier under a domain; says nothing about content or person. */
  public static MessageId random(String domain) {
    return new MessageId(UUID.randomUUID() + "@" + domain);
  }

  @Override
  public String toString() {
    return value;
  }
}
