package org.belraihub.ebms.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A business message that passed every check: agreement, parties, signature, time to live, manifest, duplicates.
 *
 * @param messageId      given by the sender
 * @param cpaId          the agreement
 * @param sender         the sender's first party id as written in the agreement
 * @param fromRole       the role the sender acted in
 * @param conversationId of the message
 * @param service        of the message
 * @param action         of the message
 * @param refToMessageId the message it answers
 * @param timestamp      when the sender made it
 * @param receivedAt     when it arrived
 * @param signed         whether it carried the sender's signature over everything
 * @param payloads       in the order of the manifest
 */
public record ReceivedMessage(MessageId messageId, String cpaId, PartyId sender, @Nullable String fromRole, String conversationId,
    ServiceName service, String action, @Nullable MessageId refToMessageId, Instant timestamp, Instant receivedAt, boolean signed,
    List<Payload> payloads) {
}
