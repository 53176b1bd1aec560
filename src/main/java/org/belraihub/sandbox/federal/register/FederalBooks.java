package org.belraihub.sandbox.federal.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.belraihub.federal.DayState;

/** What the federal platform closed itself, what it has to tell the hub, and what both hold per day. */
public final class FederalBooks {

  /** A message for the hub. */
  public record Letter(long position, String messageId, String payload) {
  }

  private final DataSource source;
  private final Transactions transactions;

  /** On the tables of this source's search path. */
  public FederalBooks(DataSource source) {
    this.source = source;
    this.transactions = new Transactions(source);
  }

  /** Keeps what was closed, or told anew, and the message that tells it, together. */
  public void closed(String reference, long sequence, boolean shared, String digest, Instant closedAt, String messageId, String payload)
      throws SQLException {
    transactions.run(connection -> {
      try (var upsert = connection.prepareStatement("""
          insert into federal_own (reference, sequence, shared, digest, closed_at, payload) values (?, ?, ?, ?, ?, ?)
          on conflict (reference) do update set sequence = excluded.sequence, shared = excluded.shared""")) {
        upsert.setString(1, reference);
        upsert.setLong(2, sequence);
        upsert.setBoolean(3, shared);
        upsert.setString(4, digest);
        upsert.setTimestamp(5, Timestamp.from(closedAt));
        upsert.setString(6, payload);
        upsert.executeUpdate();
      }
      return write(connection, messageId, reference, payload);
    });
  }

  /** The sharing was revoked: the number of the message that tells it. */
  public long revoked(String reference) throws SQLException {
    return transactions.run(connection -> {
      try (var update = connection.prepareStatement(
          "update federal_own set sequence = sequence + 1, shared = false where reference = ? returning sequence")) {
        update.setString(1, reference);
        try (var row = update.executeQuery()) {
          if (!row.next()) {
            throw new IllegalArgumentException("nothing was closed here under " + reference);
          }
          return row.getLong(1);
        }
      }
    });
  }

  /** The payload that told of an own assessment first, and its newest number. */
  public Optional<Own> own(String reference) throws SQLException {
    try (var connection = source.getConnection();
        var query = connection.prepareStatement("select sequence, payload from federal_own where reference = ?")) {
      query.setString(1, reference);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(new Own(row.getLong(1), row.getString(2))) : Optional.empty();
      }
    }
  }

  /** An own assessment. */
  public record Own(long sequence, String payload) {
  }

  /** A message for the hub. */
  public void write(String messageId, String reference, String payload) throws SQLException {
    transactions.run(connection -> write(connection, messageId, reference, payload));
  }

  private static int write(Connection connection, String messageId, String reference, String payload) throws SQLException {
    try (var insert = connection.prepareStatement("insert into federal_outbox (message_id, reference, payload) values (?, ?, ?)")) {
      insert.setString(1, messageId);
      insert.setString(2, reference);
      insert.setString(3, payload);
      return insert.executeUpdate();
    }
  }

  /** What the hub has not answered yet, in order. */
  public List<Letter> waiting() throws SQLException {
    return letters("select position, message_id, payload from federal_outbox where outcome is null and position > ? order by position", 0L);
  }

  /** Messages after a place, answered or not, in order. */
  public List<Letter> after(long position, int limit) throws SQLException {
    return letters("select position, message_id, payload from federal_outbox where position > ? order by position limit " + limit, position);
  }

  /** One message; none or one. */
  public List<Letter> letter(String messageId) throws SQLException {
    return letters("select position, message_id, payload from federal_outbox where message_id = ?", messageId);
  }

  private List<Letter> letters(String sql, Object argument) throws SQLException {
    try (var connection = source.getConnection(); var query = connection.prepareStatement(sql)) {
      query.setObject(1, argument);
      try (var row = query.executeQuery()) {
        var letters = new ArrayList<Letter>();
        while (row.next()) {
          letters.add(new Letter(row.getLong(1), row.getString(2), row.getString(3)));
        }
        return letters;
      }
    }
  }

  /** The hub answered. */
  public void answered(String messageId, String outcome) throws SQLException {
    transactions.run(connection -> {
      try (var update = connection.prepareStatement("update federal_outbox set outcome = ? where message_id = ?")) {
        update.setString(1, outcome);
        update.setString(2, messageId);
        return update.executeUpdate();
      }
    });
  }

  /** The hub told something about a team; false when it had told it before. */
  public boolean told(String messageId, String kind, String reference, long sequence, String payload, Instant now) throws SQLException {
    return transactions.run(connection -> {
      try (var insert = connection.prepareStatement("""
          insert into federal_letter (message_id, kind, reference, sequence, payload, received_at) values (?, ?, ?, ?, ?, ?)
          on conflict (message_id) do update set receptions = federal_letter.receptions + 1 returning receptions""")) {
        insert.setString(1, messageId);
        insert.setString(2, kind);
        insert.setString(3, reference);
        insert.setLong(4, sequence);
        insert.setString(5, payload);
        insert.setTimestamp(6, Timestamp.from(now));
        try (var row = insert.executeQuery()) {
          row.next();
          return row.getInt(1) == 1;
        }
      }
    });
  }

  /** What the hub told about an invitation, newest last: kinds and payloads. */
  public List<Letter> toldOf(String reference) throws SQLException {
    try (var connection = source.getConnection(); var query = connection.prepareStatement(
        "select sequence, kind, payload from federal_letter where reference = ? order by received_at, sequence")) {
      query.setString(1, reference);
      try (var row = query.executeQuery()) {
        var letters = new ArrayList<Letter>();
        while (row.next()) {
          letters.add(new Letter(row.getLong(1), row.getString(2), row.getString(3)));
        }
        return letters;
      }
    }
  }

  /** What is held of the assessments that one platform closed on these days. */
  public List<DayState> days(boolean own, LocalDate from, LocalDate to, boolean named) throws SQLException {
    String day = "(closed_at at time zone 'Europe/Brussels')::date";
    String sql = own ? "select reference, sequence, digest, " + day + " as day from federal_own where shared and " + day + " between ? and ?"
        : "select reference, sequence, digest, " + day + " as day from federal_registration where shared and " + day + " between ? and ?";
    var days = new TreeMap<LocalDate, List<DayState.Entry>>();
    try (var connection = source.getConnection(); var query = connection.prepareStatement(sql)) {
      query.setObject(1, from);
      query.setObject(2, to);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          days.computeIfAbsent(row.getObject("day", LocalDate.class), none -> new ArrayList<>()).add(entry(row));
        }
      }
    }
    return days.entrySet().stream().map(one -> DayState.of(one.getKey(), one.getValue(), named)).toList();
  }

  private static DayState.Entry entry(ResultSet row) throws SQLException {
    return new DayState.Entry(row.getString("reference"), row.getLong("sequence"), row.getString("digest"));
  }
}
