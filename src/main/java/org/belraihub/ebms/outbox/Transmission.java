package org.belraihub.ebms.outbox;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.message.ServiceName;

/**
 * A transmission that this node took upon itself; counted before it happens.
 *
 * @param messageId   of the message
 * @param cpaId       the agreement
 * @param service     the service
 * @param action      the action
 * @param number      which transmission, from 1
 * @param contentType of the bytes
 * @param body        the bytes
 * @param ackExpected whether acceptance by HTTP is not yet the end
 */
record Transmission(MessageId messageId, String cpaId, ServiceName service, String action, int number, String contentType, Octets body,
    boolean ackExpected) {

  static Transmission first(ComposedMessage message) {
    var header = message.header();
    return new Transmission(header.messageId(), header.cpaId(), header.service(), header.action(), 1, message.wire().contentType(),
        message.wire().body(), message.ackRequested());
  }
}
