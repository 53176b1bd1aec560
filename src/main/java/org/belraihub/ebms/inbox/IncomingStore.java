package org.belraihub.ebms.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.jspecify.annotations.Nullable;

/** The rows of {@code ebms_incoming}: the duplicate store, its key being sender and message id, and the messages as received. */
final class IncomingStore {

  private final ChunkedOctets chunks;

  IncomingStore(ChunkedOctets chunks) {
    this.chunks = chunks;
  }

  /**
   * What was stored when the message came first.
   *
   * @param receivedAt     when that was
   * @param contentDigest  of envelope and payloads
   * @param acknowledgment as sent; null when none was asked for
   * @param held           whether it still waits for those before it
   */
  record First(Instant receivedAt, String contentDigest, @Nullable WireMessage acknowledgment, boolean held) {
  }

  /**
   * What is stored with a message.
   *
   * @param contentDigest   of envelope and payloads
   * @param payloadDigest   of the payloads alone
   * @param agreementDigest names the agreement of the time
   * @param sequenceNumber  its place, where order is agreed
   * @param acknowledgment  that goes back
   */
  record Entry(String contentDigest, String payloadDigest, String agreementDigest, @Nullable Integer sequenceNumber,
      @Nullable WireMessage acknowledgment) {
  }

  Optional<First> find(Connection connection, String sender, MessageId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT received_at, content_digest, ack_content_type, acknowledgment, held "
        + "FROM ebms_incoming WHERE sender = ? AND message_id = ?")) {
      select.setString(1, sender);
      select.setString(2, id.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] ack = row.getBytes(4);
        return Optional.of(new First(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2),
            ack == null ? null : new WireMessage(row.getString(3), chunks.stored(sender, id.value(), ack, null)), row.getBoolean(5)));
      }
    }
  }

  /** Returns false when the message is there already; waits for whoever is storing the same one. */
  boolean insert(Connection connection, String sender, Reception reception, Entry entry) throws SQLException {
    MessageHeader header = reception.envelope().header();
    WireMessage ack = entry.acknowledgment();
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ebms_incoming (sender, message_id, cpa_id, conversation_id, "
        + "service, action, ref_to_message_id, received_at, content_digest, content_type, message, message_length, ack_content_type, "
        + "acknowledgment, sequence_number, held, sent_at, payload_digest, agreement_digest) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender, message_id) DO NOTHING")) {
      insert.setString(1, sender);
      insert.setString(2, header.messageId().value());
      insert.setString(3, header.cpaId());
      insert.setString(4, header.conversationId());
      insert.setString(5, header.service().key());
      insert.setString(6, header.action());
      insert.setString(7, header.refToMessageId() == null ? null : header.refToMessageId().value());
      insert.setObject(8, reception.receivedAt().atOffset(ZoneOffset.UTC));
      insert.setString(9, entry.contentDigest());
      insert.setString(10, reception.wire().contentType());
      insert.setBytes(11, chunks.first(reception.wire().body()));
      insert.setLong(12, reception.wire().body().length());
      insert.setString(13, ack == null ? null : ack.contentType());
      insert.setBytes(14, ack == null ? null : chunks.first(ack.body()));
      insert.setObject(15, entry.sequenceNumber());
      insert.setBoolean(16, entry.sequenceNumber() != null);
      insert.setObject(17, header.timestamp().atOffset(ZoneOffset.UTC));
      insert.setString(18, entry.payloadDigest());
      insert.setString(19, entry.agreementDigest());
      if (insert.executeUpdate() == 0) {
        return false;
      }
    }
    chunks.insertRest(connection, sender, header.messageId().value(), reception.wire().body());
    return true;
  }

  /** What goes back to a message, and will to each of its repetitions. */
  void answered(Connection connection, String sender, MessageId id, WireMessage answer) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE ebms_incoming SET ack_content_type = ?, acknowledgment = ? WHERE sender = ? AND message_id = ?")) {
      update.setString(1, answer.contentType());
      update.setBytes(2, chunks.first(answer.body()));
      update.setString(3, sender);
      update.setString(4, id.value());
      update.executeUpdate();
    }
  }

  /** A message as received. */
  Optional<WireMessage> wire(Connection connection, String sender, MessageId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT content_type, message, message_length FROM ebms_incoming WHERE sender = ? AND message_id = ?")) {
      select.setString(1, sender);
      select.setString(2, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new WireMessage(row.getString(1),
            chunks.stored(sender, id.value(), row.getBytes(2), row.getObject(3, Long.class)))) : Optional.empty();
      }
    }
  }
}
