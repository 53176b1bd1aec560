package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Resubmitted;

/** A document whose message is over and certainly not with the partner goes under a new id, and the application is told. */
final class Resubmission {

  private final Outbox outbox;
  private final OutgoingStore store = new OutgoingStore();
  private final MessageListener listener;

  Resubmission(Outbox outbox, MessageListener listener) {
    this.outbox = outbox;
    this.listener = listener;
  }

  /** Returns false when the agreement does not allow it any more, or only the partner can read what was to be sent. */
  boolean of(Connection connection, OutgoingRecord message) throws SQLException {
    Optional<OutgoingMessage> again = outbox.stored(connection, message.messageId());
    if (again.isEmpty() || !outbox.allows(again.get())) {
      return false;
    }
    store.fail(connection, message.messageId(), DeliveryFailure.Code.TIME_TO_LIVE_EXPIRED, "submitted again");
    MessageId anew = outbox.resubmit(connection, again.get());
    listener.onResubmitted(connection, new Resubmitted(message.messageId(), anew, message.cpaId(), message.service(), message.action(),
        message.businessKey()));
    return true;
  }
}
