package org.belraihub.ebms.outbox;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.jspecify.annotations.Nullable;

/**
 * What this node took upon itself to transmit, as it is stored.
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

  Transmission open(ChunkedOctets chunks) {
    return new Transmission(messageId, cpaId, service, action, number, contentType, chunks.stored("", messageId.value(), sealed, length),
        ackExpected);
  }
}
