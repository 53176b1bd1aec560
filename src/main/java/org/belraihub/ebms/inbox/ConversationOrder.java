package org.belraihub.ebms.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.message.MessageId;

/**
 * Order of what one sender sends in one conversation (ebMS 2.0 section 9): what comes too early is kept and acknowledged, and handed on
 * once those before it are there. The row of the conversation is the lock, so that any number of nodes may take its messages.
 */
final class ConversationOrder {

  /** Messages of one conversation that wait at most. */
  static final int LARGEST_BUFFER = 100;

  private static final String LOCATION = "//eb:MessageOrder/eb:SequenceNumber";

  /** Locks the conversation; returns the number it waits for. A reset begins anew, once nothing waits any more. */
  int lock(Connection connection, String sender, MessageHeader header, MessageOrder order) throws SQLException, EnvelopeException {
    try (PreparedStatement begin = connection.prepareStatement("INSERT INTO ebms_conversation (owner, cpa_id, conversation_id, next_number) "
        + "VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING")) {
      key(begin, sender, header);
      begin.executeUpdate();
    }
    int expected;
    try (PreparedStatement lock = connection.prepareStatement(
        "SELECT next_number FROM ebms_conversation WHERE owner = ? AND cpa_id = ? AND conversation_id = ? FOR UPDATE")) {
      key(lock, sender, header);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        expected = row.getInt(1);
      }
    }
    int waiting = waiting(connection, sender, header, order);
    if (order.reset() && order.sequenceNumber() != 0) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, LOCATION, "a reset begins with 0");
    }
    if (order.reset() && expected != 0) {
      if (waiting > 0) {
        throw new EnvelopeException(ErrorCode.DELIVERY_FAILURE, LOCATION, "messages before the reset are missing");
      }
      return 0;
    }
    if (waiting >= LARGEST_BUFFER && order.sequenceNumber() != expected) {
      throw new EnvelopeException(ErrorCode.DELIVERY_FAILURE, LOCATION, "too many messages wait for one that is missing");
    }
    if (order.sequenceNumber() < expected && expected - order.sequenceNumber() < MessageOrder.LARGEST / 2) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, LOCATION, "this number was used");
    }
    return expected;
  }

  private static int waiting(Connection connection, String sender, MessageHeader header, MessageOrder order)
      throws SQLException, EnvelopeException {
    try (PreparedStatement count = connection.prepareStatement("SELECT count(*), count(*) FILTER (WHERE sequence_number = ? "
        + "AND message_id <> ?) FROM ebms_incoming WHERE held AND sender = ? AND cpa_id = ? AND conversation_id = ?")) {
      count.setInt(1, order.sequenceNumber());
      count.setString(2, header.messageId().value());
      count.setString(3, sender);
      count.setString(4, header.cpaId());
      count.setString(5, header.conversationId());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        if (row.getInt(2) > 0) {
          throw new EnvelopeException(ErrorCode.INCONSISTENT, LOCATION, "another message with this number waits");
        }
        return row.getInt(1);
      }
    }
  }

  /** The waiting message with this number. */
  Optional<MessageId> waiting(Connection connection, String sender, MessageHeader header, int number) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT message_id FROM ebms_incoming WHERE held AND sender = ? "
        + "AND cpa_id = ? AND conversation_id = ? AND sequence_number = ?")) {
      key(select, sender, header);
      select.setInt(4, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new MessageId(row.getString(1))) : Optional.empty();
      }
    }
  }

  /** A message was handed on. */
  void handedOn(Connection connection, String sender, MessageId id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE ebms_incoming SET held = false WHERE sender = ? AND message_id = ?")) {
      update.setString(1, sender);
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  /** The conversation waits for this number now. */
  void expect(Connection connection, String sender, MessageHeader header, int number) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE ebms_conversation SET next_number = ? WHERE owner = ? AND cpa_id = ? AND conversation_id = ?")) {
      update.setInt(1, number);
      update.setString(2, sender);
      update.setString(3, header.cpaId());
      update.setString(4, header.conversationId());
      update.executeUpdate();
    }
  }

  private static void key(PreparedStatement statement, String sender, MessageHeader header) throws SQLException {
    statement.setString(1, sender);
    statement.setString(2, header.cpaId());
    statement.setString(3, header.conversationId());
  }
}
