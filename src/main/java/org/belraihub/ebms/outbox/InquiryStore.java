package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.message.MessageId;

/** The rows of {@code ebms_outgoing} whose partner is asked whether it knows them. */
final class InquiryStore {

  /**
   * A question that this node took upon itself.
   *
   * @param about  the message
   * @param cpaId  the agreement
   * @param number which question about it, from 1
   */
  record Inquiry(MessageId about, String cpaId, int number) {
  }

  /** From waiting to inquiring; the first question is due at once. */
  void begin(Connection connection, MessageId id, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE ebms_outgoing SET state = 'INQUIRING', inquiries = 0, next_attempt_at = ? WHERE message_id = ? AND state = 'WAITING'")) {
      update.setObject(1, OutgoingStore.utc(now));
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  /** Takes questions that are due; counted before they are asked. */
  List<Inquiry> claimDue(Connection connection, Instant now, int atMost, Collection<String> closedAgreements) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement("WITH due AS MATERIALIZED (SELECT message_id FROM ebms_outgoing "
        + "WHERE state = 'INQUIRING' AND next_attempt_at <= ? AND cpa_id <> ALL (?) ORDER BY next_attempt_at LIMIT ? "
        + "FOR UPDATE SKIP LOCKED) UPDATE ebms_outgoing SET inquiries = inquiries + 1, next_attempt_at = ?::timestamptz "
        + "+ retry_interval_ms * interval '1 millisecond' WHERE message_id IN (SELECT message_id FROM due) "
        + "RETURNING message_id, cpa_id, inquiries")) {
      claim.setObject(1, OutgoingStore.utc(now));
      claim.setArray(2, connection.createArrayOf("text", closedAgreements.toArray()));
      claim.setInt(3, atMost);
      claim.setObject(4, OutgoingStore.utc(now));
      try (ResultSet rows = claim.executeQuery()) {
        var claims = new ArrayList<Inquiry>();
        while (rows.next()) {
          claims.add(new Inquiry(new MessageId(rows.getString(1)), rows.getString(2), rows.getInt(3)));
        }
        return claims;
      }
    }
  }

  /** The question could not be asked. */
  void release(Connection connection, MessageId id, Instant again) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET inquiries = inquiries - 1, next_attempt_at = ? "
        + "WHERE message_id = ? AND state = 'INQUIRING'")) {
      update.setObject(1, OutgoingStore.utc(again));
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  /** The message, locked, while its partner is being asked about it. */
  Optional<OutgoingRecord> lock(Connection connection, MessageId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(OutgoingStore.RECORD + "WHERE message_id = ? AND state = 'INQUIRING' FOR UPDATE")) {
      select.setString(1, id.value());
      return OutgoingStore.records(select).stream().findFirst();
    }
  }

  /** The partner has it. */
  void confirm(Connection connection, MessageId id) throws SQLException {
    state(connection, "UPDATE ebms_outgoing SET state = 'CONFIRMED', next_attempt_at = NULL WHERE message_id = ?", id);
  }

  /** The partner does not have it and it still lives: as many transmissions again, under the same id. */
  void renew(Connection connection, MessageId id, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET state = 'WAITING', next_attempt_at = ?, "
        + "max_attempts = attempts + GREATEST(1, max_attempts - attempts, 3) WHERE message_id = ?")) {
      update.setObject(1, OutgoingStore.utc(now));
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  /** A failed message that still lives is transmitted again, under the same id. Returns false when it is not one. */
  boolean revive(Connection connection, MessageId id, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET state = 'WAITING', next_attempt_at = ?, "
        + "max_attempts = attempts + 3, failure_code = NULL, failure_detail = NULL WHERE message_id = ? AND state = 'FAILED' "
        + "AND time_to_live > ?")) {
      update.setObject(1, OutgoingStore.utc(now));
      update.setString(2, id.value());
      update.setObject(3, OutgoingStore.utc(now));
      return update.executeUpdate() == 1;
    }
  }

  /** The partner is asked about a failed message. */
  void reopen(Connection connection, MessageId id, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET state = 'INQUIRING', inquiries = 0, "
        + "next_attempt_at = ?, failure_code = NULL, failure_detail = NULL WHERE message_id = ? AND state = 'FAILED'")) {
      update.setObject(1, OutgoingStore.utc(now));
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  private static void state(Connection connection, String sql, MessageId id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id.value());
      update.executeUpdate();
    }
  }
}
