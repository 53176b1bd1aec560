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
import org.jspecify.annotations.Nullable;

/** The rows of {@code ebms_incoming}: the duplicate store, its key being sender and message id. */
final class IncomingStore {

  /**
   * What was stored when the message came first.
   *
   * @param receivedAt     when that was
   * @param contentDigest  of envelope and payloads
   * @param ackContentType of the acknowledgment
   * @param acknowledgment encrypted; null when none was asked for
   */
  record First(Instant receivedAt, String contentDigest, @Nullable String ackContentType, byte @Nullable [] acknowledgment) {
  }

  Optional<First> find(Connection connection, String sender, MessageId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT received_at, content_digest, ack_content_type, acknowledgment "
        + "FROM ebms_incoming WHERE sender = ? AND message_id = ?")) {
      select.setString(1, sender);
      select.setString(2, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(
            new First(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getString(3), row.getBytes(4)))
            : Optional.empty();
      }
    }
  }

  /** Returns false when the message is there already; waits for whoever is storing the same one. */
  boolean insert(Connection connection, String sender, MessageHeader header, Instant receivedAt, String contentDigest, String contentType,
      byte[] sealed, @Nullable WireMessage ack, byte @Nullable [] sealedAck) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ebms_incoming (sender, message_id, cpa_id, conversation_id, "
        + "service, action, ref_to_message_id, received_at, content_digest, content_type, message, ack_content_type, acknowledgment) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender, message_id) DO NOTHING")) {
      insert.setString(1, sender);
      insert.setString(2, header.messageId().value());
      insert.setString(3, header.cpaId());
      insert.setString(4, header.conversationId());
      insert.setString(5, header.service().key());
      insert.setString(6, header.action());
      insert.setString(7, header.refToMessageId() == null ? null : header.refToMessageId().value());
      insert.setObject(8, receivedAt.atOffset(ZoneOffset.UTC));
      insert.setString(9, contentDigest);
      insert.setString(10, contentType);
      insert.setBytes(11, sealed);
      insert.setString(12, ack == null ? null : ack.contentType());
      insert.setBytes(13, sealedAck);
      return insert.executeUpdate() == 1;
    }
  }
}
