package org.belraihub.ebms.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.evidence.Statement.Entry;
import org.belraihub.ebms.evidence.Statement.Side;
import org.belraihub.ebms.evidence.Statement.State;
import org.belraihub.ebms.message.MessageId;

/** Makes statements from what is stored. */
public final class StatementStore {

  private StatementStore() {
  }

  /** What we sent. */
  public static Statement sent(Connection connection, String cpaId, String self, LocalDate day) throws SQLException {
    return new Statement(cpaId, self, Side.SENDER, day, entries(connection, "SELECT message_id, created_at, payload_digest, CASE "
        + "WHEN state IN ('ACKNOWLEDGED', 'CONFIRMED', 'SENT') THEN 'ACKNOWLEDGED' WHEN state = 'FAILED' THEN 'FAILED' ELSE 'OPEN' END "
        + "FROM ebms_outgoing WHERE cpa_id = ? AND created_at >= ? AND created_at < ?", cpaId, day));
  }

  /** What we received. */
  public static Statement received(Connection connection, String cpaId, String partner, LocalDate day) throws SQLException {
    return new Statement(cpaId, partner, Side.RECEIVER, day, entries(connection, "SELECT message_id, sent_at, payload_digest, 'RECEIVED' "
        + "FROM ebms_incoming WHERE cpa_id = ? AND sent_at >= ? AND sent_at < ?", cpaId, day));
  }

  private static List<Entry> entries(Connection connection, String sql, String cpaId, LocalDate day) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, cpaId);
      select.setObject(2, day.atStartOfDay().atOffset(ZoneOffset.UTC));
      select.setObject(3, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        var entries = new ArrayList<Entry>();
        while (rows.next()) {
          Instant timestamp = rows.getObject(2, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS);
          entries.add(new Entry(new MessageId(rows.getString(1)), timestamp, rows.getString(3), State.valueOf(rows.getString(4))));
        }
        return entries;
      }
    }
  }
}
