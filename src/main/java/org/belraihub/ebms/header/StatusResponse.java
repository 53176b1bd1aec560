package org.belraihub.ebms.header;

import java.time.Instant;

import org.belraihub.ebms.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * eb:StatusResponse.
 *
 * @param status    what is known
 * @param about     the message asked about
 * @param timestamp when it was received, if it was
 */
public record StatusResponse(MessageStatus status, MessageId about, @Nullable Instant timestamp) {
}
