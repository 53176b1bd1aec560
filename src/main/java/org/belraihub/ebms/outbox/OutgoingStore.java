package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ServiceName;
import org.jspecify.annotations.Nullable;

/** The rows of {@code ebms_outgoing} and {@code ebms_attempt}. */
final class OutgoingStore {

  private static final String COLUMNS = "message_id, cpa_id, service, action, business_key, submission, state, created_at, "
      + "time_to_live, attempts, next_attempt_at, ack_requested, ack_signed, acknowledged_at, failure_code, failure_detail, partner_status, "
      + "payload_digest, signed_references";
  static final String RECORD = "SELECT " + COLUMNS + " FROM ebms_outgoing ";

  private static final String INSERT = "INSERT INTO ebms_outgoing (message_id, cpa_id, conversation_id, service, action, business_key, "
      + "submission, state, created_at, time_to_live, max_attempts, retry_interval_ms, ack_requested, ack_signed, payload_digest, "
      + "signed_references, content_type, message, message_length, agreement_digest, attempts, next_attempt_at) "
      + "VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ";
  private static final String UNLESS_THERE = "ON CONFLICT (cpa_id, service, action, business_key, submission) DO NOTHING";
  /** After an interval, with jitter of at most a tenth of it. */
  private static final String JITTER = " * (1 + random() * 0.1) * interval '1 millisecond'";
  private static final String NEXT = "?::timestamptz + ?" + JITTER;

  /** Counts a transmission before it happens; what the partner said before it proves nothing any more. */
  private static final String CLAIM = "claimed AS (UPDATE ebms_outgoing SET attempts = attempts + 1, partner_status = NULL, "
      + "partner_status_at = NULL, "
      + "next_attempt_at = ?::timestamptz + retry_interval_ms" + JITTER + " "
      + "WHERE state = 'WAITING' AND attempts < max_attempts AND next_attempt_at <= ? AND time_to_live > ? AND message_id ";
  /** Materialized: a subselect with a limit may run more than once within an update, and then it is no limit. */
  private static final String DUE = "WITH due AS MATERIALIZED (SELECT message_id FROM ebms_outgoing WHERE state = 'WAITING' "
      + "AND attempts < max_attempts AND next_attempt_at <= ? AND time_to_live > ? AND cpa_id <> ALL (?) "
      + "ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED), ";
  private static final String CLAIMED = " RETURNING message_id, cpa_id, service, action, attempts, content_type, message, "
      + "message_length, ack_requested), "
      + "noted AS (INSERT INTO ebms_attempt (message_id, number, started_at) SELECT message_id, attempts, ? FROM claimed) "
      + "SELECT * FROM claimed";

  Optional<OutgoingRecord> find(Connection connection, MessageId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RECORD + "WHERE message_id = ?")) {
      select.setString(1, id.value());
      return first(select);
    }
  }

  /** The latest submission of a business document. */
  Optional<OutgoingRecord> find(Connection connection, String cpaId, ServiceName service, String action, String businessKey)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        RECORD + "WHERE cpa_id = ? AND service = ? AND action = ? AND business_key = ? ORDER BY submission DESC LIMIT 1")) {
      select.setString(1, cpaId);
      select.setString(2, service.key());
      select.setString(3, action);
      select.setString(4, businessKey);
      return first(select);
    }
  }

  /** Returns false when the business key already has this submission. */
  boolean insert(Connection connection, ComposedMessage message, String businessKey, int submission, byte[] sealed) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT + "0, ?) " + UNLESS_THERE)) {
      int next = row(insert, message, businessKey, submission, sealed);
      insert.setObject(next, utc(message.header().timestamp()));
      return insert.executeUpdate() == 1;
    }
  }

  /** The same, and counts the first transmission, which whoever inserts takes upon himself. */
  boolean insertClaimed(Connection connection, ComposedMessage message, String businessKey, int submission, byte[] sealed)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("WITH made AS (" + INSERT + "1, " + NEXT + ") " + UNLESS_THERE
        + " RETURNING message_id) INSERT INTO ebms_attempt (message_id, number, started_at) SELECT message_id, 1, ? FROM made")) {
      int next = row(insert, message, businessKey, submission, sealed);
      insert.setObject(next, utc(message.header().timestamp()));
      insert.setLong(next + 1, message.reliability().retryInterval().toMillis());
      insert.setObject(next + 2, utc(message.header().timestamp()));
      return insert.executeUpdate() == 1;
    }
  }

  /** Sets what is the same for every new message; returns the number of the parameter after them. */
  private static int row(PreparedStatement insert, ComposedMessage message, String businessKey, int submission, byte[] sealed)
      throws SQLException {
    var header = message.header();
    insert.setString(1, header.messageId().value());
    insert.setString(2, header.cpaId());
    insert.setString(3, header.conversationId());
    insert.setString(4, header.service().key());
    insert.setString(5, header.action());
    insert.setString(6, businessKey);
    insert.setInt(7, submission);
    insert.setObject(8, utc(header.timestamp()));
    insert.setObject(9, utc(message.timeToLive()));
    insert.setInt(10, message.reliability().retries() + 1);
    insert.setLong(11, message.reliability().retryInterval().toMillis());
    insert.setBoolean(12, message.ackRequested());
    insert.setBoolean(13, message.ackSigned());
    insert.setString(14, message.payloadDigest());
    insert.setString(15, SignedReference.format(message.references()));
    insert.setString(16, message.wire().contentType());
    insert.setBytes(17, sealed);
    insert.setLong(18, message.wire().body().length());
    insert.setString(19, message.agreement().digest());
    return 20;
  }

  /** Takes one message if it is due. */
  Optional<Claim> claim(Connection connection, MessageId id, Instant now) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement("WITH " + CLAIM + "= ?" + CLAIMED)) {
      times(claim, 1, now);
      claim.setString(4, id.value());
      claim.setObject(5, utc(now));
      return claims(claim).stream().findFirst();
    }
  }

  /** Takes what is due, oldest first, but nothing under the agreements whose endpoint is closed. */
  List<Claim> claimDue(Connection connection, Instant now, int atMost, Collection<String> closedAgreements) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(DUE + CLAIM + "IN (SELECT message_id FROM due)" + CLAIMED)) {
      claim.setObject(1, utc(now));
      claim.setObject(2, utc(now));
      claim.setArray(3, connection.createArrayOf("text", closedAgreements.toArray()));
      claim.setInt(4, atMost);
      times(claim, 5, now);
      claim.setObject(8, utc(now));
      return claims(claim);
    }
  }

  /** What has used up its transmissions or its time; locked until the transaction ends. */
  List<OutgoingRecord> overdue(Connection connection, Instant now, int atMost) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RECORD + "WHERE state = 'WAITING' AND (time_to_live <= ? "
        + "OR next_attempt_at <= ? AND attempts >= max_attempts) LIMIT ? FOR UPDATE SKIP LOCKED")) {
      select.setObject(1, utc(now));
      select.setObject(2, utc(now));
      select.setInt(3, atMost);
      return records(select);
    }
  }

  /** Undoes a claim: nothing was transmitted. */
  void release(Connection connection, Transmission claim, Instant nextAttemptAt) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("WITH undone AS (DELETE FROM ebms_attempt WHERE message_id = ? "
        + "AND number = ?) UPDATE ebms_outgoing SET attempts = attempts - 1, next_attempt_at = ? "
        + "WHERE message_id = ? AND state = 'WAITING'")) {
      update.setString(1, claim.messageId().value());
      update.setInt(2, claim.number());
      update.setObject(3, utc(nextAttemptAt));
      update.setString(4, claim.messageId().value());
      update.executeUpdate();
    }
  }

  /** Notes how a transmission ended that was not simply accepted. */
  void outcome(Connection connection, Transmission claim, String outcome) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE ebms_attempt SET outcome = ? WHERE message_id = ? AND number = ?")) {
      update.setString(1, outcome);
      update.setString(2, claim.messageId().value());
      update.setInt(3, claim.number());
      update.executeUpdate();
    }
  }

  /** The message, now acknowledged; empty when it was so before, or was never sent. */
  Optional<OutgoingRecord> acknowledge(Connection connection, MessageId id, Instant now, String contentType, byte[] sealed)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET state = 'ACKNOWLEDGED', acknowledged_at = ?, "
        + "ack_content_type = ?, acknowledgment = ?, next_attempt_at = NULL WHERE message_id = ? "
        + "AND state <> 'ACKNOWLEDGED' RETURNING " + COLUMNS)) {
      update.setObject(1, utc(now));
      update.setString(2, contentType);
      update.setBytes(3, sealed);
      update.setString(4, id.value());
      return first(update);
    }
  }

  /** Accepted under an agreement without acknowledgments. */
  void sent(Connection connection, MessageId id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE ebms_outgoing SET state = 'SENT', next_attempt_at = NULL WHERE message_id = ? AND state = 'WAITING'")) {
      update.setString(1, id.value());
      update.executeUpdate();
    }
  }

  /** Returns false when it no longer waits. */
  boolean fail(Connection connection, MessageId id, DeliveryFailure.Code code, String detail) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE ebms_outgoing SET state = 'FAILED', failure_code = ?, "
        + "failure_detail = ?, next_attempt_at = NULL WHERE message_id = ? AND state IN ('WAITING', 'INQUIRING')")) {
      update.setString(1, code.name());
      update.setString(2, detail);
      update.setString(3, id.value());
      return update.executeUpdate() == 1;
    }
  }

  /** Notes what the partner knows about a message of the given agreement. */
  boolean partnerStatus(Connection connection, String cpaId, MessageId id, String status, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE ebms_outgoing SET partner_status = ?, partner_status_at = ? WHERE message_id = ? AND cpa_id = ?")) {
      update.setString(1, status);
      update.setObject(2, utc(now));
      update.setString(3, id.value());
      update.setString(4, cpaId);
      return update.executeUpdate() == 1;
    }
  }

  private static void times(PreparedStatement claim, int first, Instant now) throws SQLException {
    for (int i = 0; i < 3; i++) {
      claim.setObject(first + i, utc(now));
    }
  }

  private static List<Claim> claims(PreparedStatement claim) throws SQLException {
    try (ResultSet rows = claim.executeQuery()) {
      var claims = new ArrayList<Claim>();
      while (rows.next()) {
        claims.add(new Claim(new MessageId(rows.getString(1)), rows.getString(2), ServiceName.ofKey(rows.getString(3)), rows.getString(4),
            rows.getInt(5), rows.getString(6), rows.getBytes(7), rows.getObject(8, Long.class), rows.getBoolean(9)));
      }
      return claims;
    }
  }

  private static Optional<OutgoingRecord> first(PreparedStatement select) throws SQLException {
    return records(select).stream().findFirst();
  }

  static List<OutgoingRecord> records(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      var records = new ArrayList<OutgoingRecord>();
      while (rows.next()) {
        records.add(outgoing(rows));
      }
      return records;
    }
  }

  private static OutgoingRecord outgoing(ResultSet row) throws SQLException {
    String failure = row.getString("failure_code");
    return new OutgoingRecord(new MessageId(row.getString("message_id")), row.getString("cpa_id"),
        ServiceName.ofKey(row.getString("service")), row.getString("action"), row.getString("business_key"), row.getInt("submission"),
        OutgoingState.valueOf(row.getString("state")), row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("time_to_live", OffsetDateTime.class).toInstant(), row.getInt("attempts"), instant(row, "next_attempt_at"),
        row.getBoolean("ack_requested"), row.getBoolean("ack_signed"), instant(row, "acknowledged_at"), failure == null ? null : DeliveryFailure.Code.valueOf(failure),
        row.getString("failure_detail"), row.getString("partner_status"), row.getString("payload_digest"),
        SignedReference.parse(row.getString("signed_references")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
