package org.belraihub.ebms.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.jspecify.annotations.Nullable;

/** Finds what is stored of a message of either direction. */
public final class EvidenceStore {

  private final ChunkedOctets chunks;

  /** Of messages sealed by the application's keys. */
  public EvidenceStore(ChunkedOctets chunks) {
    this.chunks = chunks;
  }

  /**
   * What is stored.
   *
   * @param cpaId           the agreement
   * @param agreementDigest names the document of the time
   * @param message         as sent or received
   * @param acknowledgment  as received or sent; null when there is none
   * @param incoming        whether the partner sent it
   * @param at              when it was made here or came
   */
  public record Exchange(String cpaId, @Nullable String agreementDigest, WireMessage message, @Nullable WireMessage acknowledgment,
      boolean incoming, Instant at) {
  }

  /** A message of either direction; of two senders that used one id the first that came. */
  public Optional<Exchange> find(Connection connection, MessageId id) throws SQLException {
    Optional<Exchange> sent = find(connection, id, "SELECT '', cpa_id, agreement_digest, content_type, message, message_length, "
        + "ack_content_type, acknowledgment, created_at FROM ebms_outgoing WHERE message_id = ?");
    return sent.isPresent() ? sent : find(connection, id, "SELECT sender, cpa_id, agreement_digest, content_type, message, message_length, "
        + "ack_content_type, acknowledgment, received_at FROM ebms_incoming WHERE message_id = ? ORDER BY received_at LIMIT 1");
  }

  private Optional<Exchange> find(Connection connection, MessageId id, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String owner = row.getString(1);
        byte[] ack = row.getBytes(8);
        String ackType = row.getString(7) == null ? "text/xml; charset=UTF-8" : row.getString(7);
        var message =
            new WireMessage(row.getString(4), chunks.stored(owner, id.value(), row.getBytes(5), row.getObject(6, Long.class)));
        return Optional.of(new Exchange(row.getString(2), row.getString(3), message,
            ack == null ? null : new WireMessage(ackType, chunks.stored(owner, id.value(), ack, null)), !owner.isEmpty(),
            row.getObject(9, OffsetDateTime.class).toInstant()));
      }
    }
  }
}
