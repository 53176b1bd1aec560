package org.belraihub.ebms.message;

import java.time.Instant;

/**
 * A message of ours that the partner acknowledged, with a verified signature where the agreement asks for one.
 *
 * @param messageId   of our message
 * @param cpaId       the agreement
 * @param service     of our message
 * @param action      of our message
 * @param businessKey of our message
 * @param receivedAt  when the partner says it received it
 * @param late        it came after the delivery had been reported as failed; the earlier report is void
 * @param proof       what it said it with
 */
public record Acknowledged(MessageId messageId, String cpaId, ServiceName service, String action, String businessKey, Instant receivedAt,
    boolean late, Proof proof) {

  /** What the partner said. */
  public enum Proof {
    /** An acknowledgment, signed where that is agreed. */
    ACKNOWLEDGMENT,
    /** A status response: it has the message, but its acknowledgment was never seen. */
    STATUS
  }
}
