package org.belraihub.ebms.header;

import java.time.Instant;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * eb:MessageHeader.
 *
 * @param from                 the sender
 * @param to                   the receiver
 * @param cpaId                the agreement
 * @param conversationId       unique within the agreement
 * @param service              what acts on it
 * @param action               within the service
 * @param messageId            globally unique
 * @param timestamp            when it was made
 * @param refToMessageId       the earlier message it relates to
 * @param timeToLive           when it must have arrived
 * @param duplicateElimination whether the receiver has to check its store
 */
public record MessageHeader(PartyReference from, PartyReference to, String cpaId, String conversationId, ServiceName service,
    String action, MessageId messageId, Instant timestamp, @Nullable MessageId refToMessageId, @Nullable Instant timeToLive,
    boolean duplicateElimination) {

  /** Whether this is a message of the service itself and not of an application. */
  public boolean isSignal() {
    return service.value().startsWith(EbmsNames.RESERVED_SERVICE);
  }
}
