package org.belraihub.ebms.transport;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response.
 *
 * @param status      HTTP status
 * @param contentType absent with an empty body
 * @param body        may be empty
 */
public record HttpReply(int status, @Nullable String contentType, byte[] body) {

  private static final byte[] NOTHING = {};

  /** Taken; what there is to say follows in a request of its own (202). */
  public static HttpReply accepted() {
    return new HttpReply(202, null, NOTHING);
  }

  /** A status without body. */
  public static HttpReply empty(int status) {
    return new HttpReply(status, null, NOTHING);
  }

  /** Whether the partner took what was sent. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the partner is there but takes nothing for now (503): as good as not reached. */
  public boolean isClosed() {
    return status == 503;
  }

  /** Whether sending the same again can have another result: 408, 429 and 5xx but 501 and 505. */
  public boolean mayBeRepeated() {
    return status == 408 || status == 429 || status >= 500 && status != 501 && status != 505;
  }
}
