package org.belraihub.ebms.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.belraihub.ebms.outbox.TransmissionOutcome;

/**
 * The application. The calls with a connection happen inside the transaction that records the event: what the application writes
 * through the connection is kept together with it or not at all. The connection must be neither committed nor closed.
 */
public interface MessageListener {

  /**
   * A message arrived, exactly once per message where duplicate elimination is agreed. It is acknowledged after the commit; an
   * exception undoes everything and the sender sends again, or, after a {@link MessageRefusedException}, does not.
   */
  void onMessage(Connection connection, ReceivedMessage message) throws SQLException;

  /**
   * The business response to a message whose agreement wants it on the same connection; called after {@link #onMessage}, in the same
   * transaction. Nothing for a message that has none, or whose response will be enqueued later.
   */
  default Optional<OutgoingMessage> onRequest(Connection connection, ReceivedMessage message) throws SQLException {
    return Optional.empty();
  }

  /** A message of ours is with the partner; at most one call per message. */
  void onAcknowledged(Connection connection, Acknowledged acknowledged) throws SQLException;

  /** A message of ours is given up; an acknowledgment may still follow and makes this void. */
  void onFailed(Connection connection, DeliveryFailure failure) throws SQLException;

  /** A message of ours goes out under a new id. */
  default void onResubmitted(Connection connection, Resubmitted resubmitted) throws SQLException {
  }

  /** For the operator; outside of any transaction. */
  default void onAlarm(Alarm alarm) {
  }

  /** A transmission ended, after so long; outside of any transaction. */
  default void onTransmission(TransmissionOutcome outcome, Duration took) {
  }
}
