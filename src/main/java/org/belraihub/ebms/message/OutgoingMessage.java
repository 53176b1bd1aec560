package org.belraihub.ebms.message;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A business message to be sent under an agreement.
 *
 * @param cpaId          the agreement
 * @param conversationId chosen by who starts the conversation, reused by all its messages
 * @param service        as bound in the agreement
 * @param action         as bound in the agreement
 * @param businessKey    names the business document; unique per agreement, service and action, so that one document never gets two ids
 * @param refToMessageId the earlier message this one answers
 * @param timeToLive     how long it may be delivered; absent: what the agreement's persist duration allows
 * @param payloads       at least one
 */
public record OutgoingMessage(String cpaId, String conversationId, ServiceName service, String action, String businessKey,
    @Nullable MessageId refToMessageId, @Nullable Duration timeToLive, List<Payload> payloads) {

  /** Copies the list; refuses a message without payload. */
  public OutgoingMessage {
    payloads = List.copyOf(payloads);
    if (payloads.isEmpty()) {
      throw new IllegalArgumentException("a business message carries at least one payload");
    }
  }

  /** A message that starts a conversation and lives as long as the agreement allows. */
  public static OutgoingMessage of(String cpaId, String conversationId, ServiceName service, String action, String businessKey,
      Payload payload) {
    return new OutgoingMessage(cpaId, conversationId, service, action, businessKey, null, null, List.of(payload));
  }

  /** The same message as an answer to an earlier one. */
  public OutgoingMessage inAnswerTo(MessageId earlier) {
    return new OutgoingMessage(cpaId, conversationId, service, action, businessKey, earlier, timeToLive, payloads);
  }
}
