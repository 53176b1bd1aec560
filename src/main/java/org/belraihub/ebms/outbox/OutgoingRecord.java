package org.belraihub.ebms.outbox;

import java.time.Instant;
import java.util.List;

import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about an outgoing message, without its bytes.
 *
 * @param messageId      its id
 * @param cpaId          the agreement
 * @param service        the service
 * @param action         the action
 * @param businessKey    the business document
 * @param submission     1, more for submissions under a new id
 * @param state          where it is
 * @param createdAt      when it was made
 * @param timeToLive     until when it may be sent
 * @param attempts       transmissions that may have reached the partner
 * @param nextAttemptAt  when it is due, if it is
 * @param ackRequested   whether an acknowledgment is expected
 * @param ackSigned      whether the acknowledgment has to be signed
 * @param acknowledgedAt when the acknowledgment came
 * @param failureCode    why it was given up
 * @param failureDetail  for the operator
 * @param partnerStatus  wire name of what the partner last said about it
 * @param payloadDigest  over the payloads alone
 * @param references     what was signed, without transforms
 */
public record OutgoingRecord(MessageId messageId, String cpaId, ServiceName service, String action, String businessKey, int submission,
    OutgoingState state, Instant createdAt, Instant timeToLive, int attempts, @Nullable Instant nextAttemptAt,
    boolean ackRequested, boolean ackSigned, @Nullable Instant acknowledgedAt, DeliveryFailure.@Nullable Code failureCode, @Nullable String failureDetail,
    @Nullable String partnerStatus, String payloadDigest, List<SignedReference> references) {
}
