package org.belraihub.sandbox.fund;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

import org.belraihub.ebms.message.MessageId;
import org.jspecify.annotations.Nullable;

/** The books of the six funds. */
final class FundLedger {

  private final DataSource source;

  FundLedger(DataSource source) {
    this.source = source;
  }

  /**
   * Books an indication once per fund and reference, in the transaction that records the message; notes every reception.
   *
   * @return whether it is new
   */
  boolean book(Connection connection, Indication indication, String messageId, String digest, Instant at) throws SQLException {
    try (var insert = connection.prepareStatement("""
        insert into fund_indication (fund, reference, message_id, digest, hco, vsb_number, valid_from, valid_until, total, heavy_care,
                                     received_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (fund, reference) do nothing""")) {
      insert.setInt(1, indication.fund());
      insert.setString(2, indication.reference());
      insert.setString(3, messageId);
      insert.setString(4, digest);
      insert.setString(5, indication.hco());
      insert.setString(6, indication.vsbNumber());
      insert.setDate(7, Date.valueOf(indication.from()));
      insert.setDate(8, Date.valueOf(indication.until()));
      insert.setBigDecimal(9, indication.total());
      insert.setBoolean(10, indication.heavyCare());
      insert.setTimestamp(11, Timestamp.from(at));
      var outcome = insert.executeUpdate() == 1 ? "BOOKED" : same(connection, indication, digest) ? "BOOKED_BEFORE" : "CONFLICT";
      note(connection, indication.fund(), indication.reference(), messageId, outcome, at);
      return outcome.equals("BOOKED");
    }
  }

  private static boolean same(Connection connection, Indication indication, String digest) throws SQLException {
    try (var query = connection.prepareStatement("select digest from fund_indication where fund = ? and reference = ?")) {
      query.setInt(1, indication.fund());
      query.setString(2, indication.reference());
      try (var row = query.executeQuery()) {
        return row.next() && row.getString(1).equals(digest);
      }
    }
  }

  void note(Connection connection, int fund, @Nullable String reference, String messageId, String outcome, Instant at)
      throws SQLException {
    try (var insert = connection.prepareStatement(
        "insert into fund_reception (fund, reference, message_id, outcome, received_at) values (?, ?, ?, ?, ?)")) {
      insert.setInt(1, fund);
      insert.setString(2, reference);
      insert.setString(3, messageId);
      insert.setString(4, outcome);
      insert.setTimestamp(5, Timestamp.from(at));
      insert.executeUpdate();
    }
  }

  /** Something in a transaction of its own. */
  interface Step {
    Object on(Connection connection) throws SQLException;
  }

  void inTransaction(Step step) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        step.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** The hub took the acknowledgment of this message. */
  void acknowledged(int fund, String messageId, Instant at) throws SQLException {
    try (var connection = source.getConnection(); var insert = connection.prepareStatement("""
        insert into fund_acknowledgment (message_id, fund, taken_at, times) values (?, ?, ?, 1)
        on conflict (message_id) do update set times = fund_acknowledgment.times + 1""")) {
      insert.setString(1, messageId);
      insert.setInt(2, fund);
      insert.setTimestamp(3, Timestamp.from(at));
      insert.executeUpdate();
    }
  }

  /** How many of these references are booked and acknowledged, at whichever fund. */
  long acknowledged(List<String> references) throws SQLException {
    try (var connection = source.getConnection(); var query = connection.prepareStatement("""
        select count(*) from fund_indication i
         where i.reference = any (?) and exists (select 1 from fund_acknowledgment a where a.message_id = i.message_id)""")) {
      query.setArray(1, connection.createArrayOf("text", references.toArray()));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The message that brought an indication, and the id within it; empty when it is not booked. */
  Optional<Brought> brought(int fund, String reference) throws SQLException {
    try (var connection = source.getConnection(); var query = connection.prepareStatement(
        "select message_id from fund_indication where fund = ? and reference = ?")) {
      query.setInt(1, fund);
      query.setString(2, reference);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(new Brought(new MessageId(row.getString(1)), UUID.nameUUIDFromBytes(
            ("indicatie:" + reference).getBytes(StandardCharsets.UTF_8)).toString())) : Optional.empty();
      }
    }
  }

  /** How an indication came. */
  record Brought(MessageId message, String berichtId) {
  }

  /** Where one reference is booked: fund, validity and the rest; empty when nowhere. */
  Map<String, Object> booked(String reference) throws SQLException {
    var found = new TreeMap<String, Object>();
    try (var connection = source.getConnection(); var query = connection.prepareStatement(
        "select fund, valid_from, valid_until, vsb_number, total, heavy_care from fund_indication where reference = ? order by fund")) {
      query.setString(1, reference);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          found.put(Integer.toString(row.getInt("fund")), Map.of("from", row.getString("valid_from"), "until", row.getString("valid_until"),
              "vsbNumber", row.getString("vsb_number"), "total", row.getBigDecimal("total"), "heavyCare", row.getBoolean("heavy_care")));
        }
      }
    }
    return found;
  }

  /** Per fund: distinct indications, messages taken, those invalid or in conflict, and indications whose acknowledgment the hub took. */
  Map<String, Object> counts() throws SQLException {
    var counts = new TreeMap<String, Object>();
    try (var connection = source.getConnection(); var statement = connection.createStatement(); var rows = statement.executeQuery("""
        select f.fund,
               (select count(*) from fund_indication i where i.fund = f.fund) as indications,
               (select count(*) from fund_reception r where r.fund = f.fund) as receptions,
               (select count(*) from fund_reception r where r.fund = f.fund and r.outcome = 'INVALID') as invalid,
               (select count(*) from fund_reception r where r.fund = f.fund and r.outcome = 'CONFLICT') as conflicts,
               (select count(*) from fund_indication i where i.fund = f.fund
                   and exists (select 1 from fund_acknowledgment a where a.message_id = i.message_id)) as acknowledged
          from (values (180), (280), (380), (480), (580), (680)) as f (fund)""")) {
      while (rows.next()) {
        counts.put(Integer.toString(rows.getInt("fund")), Map.of("indications", rows.getLong("indications"),
            "receptions", rows.getLong("receptions"), "invalid", rows.getLong("invalid"), "conflicts", rows.getLong("conflicts"),
            "acknowledged", rows.getLong("acknowledged")));
      }
    }
    return counts;
  }
}
