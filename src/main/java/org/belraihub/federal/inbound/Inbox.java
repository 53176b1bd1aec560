package org.belraihub.federal.inbound;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.belraihub.federal.SyncMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which messages had their effect, and which. Every method runs in the caller's transaction. */
class Inbox {

  /** What was answered to a message that came before. */
  record Before(boolean sameContent, String outcome, Instant receivedAt) {
  }

  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins a message that never came; of two that come at once the second waits here and then is one that came before. */
  Optional<Before> begin(SyncMessage message, byte[] digest, Instant now) {
    int fresh = jdbc.sql("""
            insert into federal_inbox (message_id, kind, reference, digest, outcome, received_at) values (?, ?, ?, ?, 'BEGUN', ?)
            on conflict do nothing""")
        .params(message.messageId(), message.getClass().getSimpleName(), message.reference().text(), digest, Timestamp.from(now)).update();
    return fresh == 1 ? Optional.empty()
        : jdbc.sql("select digest, outcome, received_at from federal_inbox where message_id = ?").param(message.messageId())
            .query((row, number) -> new Before(MessageDigest.isEqual(row.getBytes("digest"), digest), row.getString("outcome"),
                row.getTimestamp("received_at").toInstant()))
            .optional();
  }

  void end(String messageId, String outcome) {
    jdbc.sql("update federal_inbox set outcome = ? where message_id = ?").params(outcome, messageId).update();
  }

  /** It was refused and had no effect: a corrected one may come under the same id. */
  void forget(String messageId) {
    jdbc.sql("delete from federal_inbox where message_id = ?").param(messageId).update();
  }

  /** Messages about one assessment or invitation take their turns, on any node. */
  void takeTurn(SyncMessage message) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 250))").param(message.reference().text()).query(rows -> { });
  }
}
