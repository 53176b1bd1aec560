package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.SQLException;

import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageListener;

/** Gives up messages and tells the application in the same transaction. */
final class Failures {

  private final OutgoingStore store;
  private final MessageListener listener;

  Failures(OutgoingStore store, MessageListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Does nothing when the message no longer waits. */
  boolean give(Connection connection, OutgoingRecord message, DeliveryFailure.Code code, String detail) throws SQLException {
    if (!store.fail(connection, message.messageId(), code, detail)) {
      return false;
    }
    listener.onFailed(connection, new DeliveryFailure(message.messageId(), message.cpaId(), message.service(), message.action(),
        message.businessKey(), code, message.attempts() > 0, detail));
    return true;
  }
}
