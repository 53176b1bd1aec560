package org.belraihub.ebms.header;

import java.time.Instant;
import java.util.List;

import org.belraihub.ebms.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * eb:Acknowledgment.
 *
 * @param timestamp      when the acknowledged message was received
 * @param refToMessageId the acknowledged message
 * @param from           who acknowledges, when stated
 * @param references     the digests of the received message; the proof of what was received
 * @param actor          in which capacity it acknowledges
 */
public record Acknowledgment(Instant timestamp, MessageId refToMessageId, @Nullable PartyReference from,
    List<SignedReference> references, Actor actor) {
}
