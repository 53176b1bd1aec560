package org.belraihub.ebms.outbox;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * A transmission that this node took upon itself; counted before it happens.
 *
 * @param messageId   of the message
 * @param cpaId       the agreement
 * @param service     the service
 * @param action      the action
 * @param number      which transmission, from 1
 * @param contentType of the bytes
 * @param sealed      the first chunk of the bytes, encrypted
 * @param length      of the bytes, when they are more than one chunk
 * @param ackExpected whether acceptance by HTTP is not yet the end
 */
record Claim(MessageId messageId, String cpaId, ServiceName service, String action, int number, String contentType, byte[] sealed,
    @Nullable Long length, boolean ackExpected) {
}
