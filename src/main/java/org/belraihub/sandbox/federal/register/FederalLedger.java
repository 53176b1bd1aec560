package org.belraihub.sandbox.federal.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import org.belraihub.time.SystemClock;

/** The register of the simulated federal database. Every method is one transaction, committed when it returns. */
public final class FederalLedger {

  private final DataSource source;
  private final Transactions transactions;
  private final SystemClock clock;

  /** On the tables of this source's search path. */
  public FederalLedger(DataSource source, SystemClock clock) {
    this.source = source;
    this.transactions = new Transactions(source);
    this.clock = clock;
  }

  /** Registers, recognises, or finds a conflict; notes the reception in any case. */
  public LedgerEntry register(Submission submission) throws SQLException {
    return transactions.run(connection -> {
      var entry = decide(connection, submission);
      note(connection, submission.reference(), submission.sequence(), outcome(entry));
      return entry;
    });
  }

  private static String outcome(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Registered registered) {
      return registered.fresh() ? "REGISTERED" : "ALREADY_REGISTERED";
    }
    return entry instanceof LedgerEntry.Conflict ? "DUPLICATE_CONFLICT" : "VERSION_UNKNOWN";
  }

  private LedgerEntry decide(Connection connection, Submission submission) throws SQLException {
    if (unknown(connection, submission)) {
      return new LedgerEntry.VersionUnknown();
    }
    var now = clock.now();
    var id = "FED-" + UUID.randomUUID();
    if (insert(connection, submission, id, now)) {
      return new LedgerEntry.Registered(id, now, true);
    }
    try (var query = connection.prepareStatement(
        "select registration_id, sequence, digest, registered_at from federal_registration where reference = ? for update")) {
      query.setString(1, submission.reference());
      try (var row = query.executeQuery()) {
        row.next();
        if (!row.getString("digest").equals(submission.digest())) {
          return new LedgerEntry.Conflict();
        }
        boolean later = submission.sequence() > row.getLong("sequence");
        if (later) {
          shareAgain(connection, submission);
        }
        return new LedgerEntry.Registered(row.getString("registration_id"), row.getTimestamp("registered_at").toInstant(), later);
      }
    }
  }

  private static boolean unknown(Connection connection, Submission submission) throws SQLException {
    try (var query = connection.prepareStatement("select 1 from federal_unknown_version where instrument = ? and version = ?")) {
      query.setString(1, submission.instrument());
      query.setString(2, submission.instrumentVersion());
      try (var row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean insert(Connection connection, Submission submission, String id, Instant now) throws SQLException {
    try (var insert = connection.prepareStatement("""
        insert into federal_registration (reference, registration_id, sequence, digest, shared, instrument, instrument_version, nihii,
                                          answers, registered_at, closed_at)
        values (?, ?, ?, ?, not exists (select 1 from federal_revocation r where r.reference = ? and r.sequence > ?), ?, ?, ?, ?, ?, ?)
        on conflict (reference) do nothing""")) {
      insert.setString(1, submission.reference());
      insert.setString(2, id);
      insert.setLong(3, submission.sequence());
      insert.setString(4, submission.digest());
      insert.setString(5, submission.reference());
      insert.setLong(6, submission.sequence());
      insert.setString(7, submission.instrument());
      insert.setString(8, submission.instrumentVersion());
      insert.setString(9, submission.nihii());
      insert.setInt(10, submission.answers());
      insert.setTimestamp(11, Timestamp.from(now));
      insert.setTimestamp(12, Timestamp.from(submission.closedAt()));
      return insert.executeUpdate() == 1;
    }
  }

  private static void shareAgain(Connection connection, Submission submission) throws SQLException {
    try (var update = connection.prepareStatement("""
        update federal_registration set sequence = ?,
               shared = not exists (select 1 from federal_revocation r where r.reference = ? and r.sequence > ?)
         where reference = ?""")) {
      update.setLong(1, submission.sequence());
      update.setString(2, submission.reference());
      update.setLong(3, submission.sequence());
      update.setString(4, submission.reference());
      update.executeUpdate();
    }
  }

  /** Stops sharing unless a later message was here; true when it counts. */
  public boolean revoke(String reference, long sequence) throws SQLException {
    return transactions.run(connection -> {
      boolean counts = revoke(connection, reference, sequence);
      note(connection, reference, sequence, counts ? "REVOKED" : "SUPERSEDED");
      return counts;
    });
  }

  private static boolean revoke(Connection connection, String reference, long sequence) throws SQLException {
    try (var lock = connection.prepareStatement("select sequence from federal_registration where reference = ? for update")) {
      lock.setString(1, reference);
      try (var row = lock.executeQuery()) {
        if (row.next() && row.getLong(1) >= sequence) {
          return false;
        }
      }
    }
    try (var insert = connection.prepareStatement("""
        insert into federal_revocation (reference, sequence) values (?, ?)
        on conflict (reference) do update set sequence = excluded.sequence where federal_revocation.sequence < excluded.sequence""")) {
      insert.setString(1, reference);
      insert.setLong(2, sequence);
      if (insert.executeUpdate() == 0) {
        return false;
      }
    }
    try (var update = connection.prepareStatement("update federal_registration set shared = false where reference = ?")) {
      update.setString(1, reference);
      update.executeUpdate();
      return true;
    }
  }

  private void note(Connection connection, String reference, long sequence, String outcome) throws SQLException {
    try (var insert = connection.prepareStatement(
        "insert into federal_reception (reference, sequence, outcome, received_at) values (?, ?, ?, ?)")) {
      insert.setString(1, reference);
      insert.setLong(2, sequence);
      insert.setString(3, outcome);
      insert.setTimestamp(4, Timestamp.from(clock.now()));
      insert.executeUpdate();
    }
  }

  /** From now on this version is not known here, or known again. */
  public void versionKnown(String instrument, String version, boolean known) throws SQLException {
    transactions.run(connection -> {
      try (var change = connection.prepareStatement(known
          ? "delete from federal_unknown_version where instrument = ? and version = ?"
          : "insert into federal_unknown_version (instrument, version) values (?, ?) on conflict do nothing")) {
        change.setString(1, instrument);
        change.setString(2, version);
        return change.executeUpdate();
      }
    });
  }

  /** How many of these references are registered. */
  public long registered(List<String> references) throws SQLException {
    try (var connection = source.getConnection();
        var query = connection.prepareStatement("select count(*) from federal_registration where reference = any (?)")) {
      query.setArray(1, connection.createArrayOf("text", references.toArray()));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Registrations, those shared now, all receptions, and receptions by outcome. */
  public Map<String, Object> counts() throws SQLException {
    var counts = new LinkedHashMap<String, Object>();
    try (var connection = source.getConnection(); var statement = connection.createStatement()) {
      try (var row = statement.executeQuery("select count(*), count(*) filter (where shared) from federal_registration")) {
        row.next();
        counts.put("registrations", row.getLong(1));
        counts.put("shared", row.getLong(2));
      }
      long all = 0;
      try (var rows = statement.executeQuery("select outcome, count(*) from federal_reception group by outcome")) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getLong(2));
          all += rows.getLong(2);
        }
      }
      counts.put("receptions", all);
      return counts;
    }
  }
}
