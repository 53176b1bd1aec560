package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.belraihub.ebms.header.MessageOrder;

/** Sequence numbers of our messages, per conversation (ebMS 2.0 section 9): 0 with Reset first, 0 again after the largest. */
final class ConversationNumbers {

  /** The next one; the row stays locked until the transaction ends, so that no number is left out. */
  MessageOrder next(Connection connection, String cpaId, String conversationId) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO ebms_conversation AS c (owner, cpa_id, conversation_id, "
        + "next_number) VALUES ('', ?, ?, 1) ON CONFLICT (owner, cpa_id, conversation_id) DO UPDATE SET next_number = "
        + "CASE WHEN c.next_number >= ? THEN 0 ELSE c.next_number + 1 END RETURNING next_number, xmax = 0")) {
      upsert.setString(1, cpaId);
      upsert.setString(2, conversationId);
      upsert.setInt(3, MessageOrder.LARGEST);
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        int following = row.getInt(1);
        return new MessageOrder(following == 0 ? MessageOrder.LARGEST : following - 1, row.getBoolean(2));
      }
    }
  }
}
