package org.belraihub.federal.inbound;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the federal platform for what the hub missed, from where the last asking ended. The cursor moves on after every page, so a first
 * full synchronisation goes on where it was interrupted; a message that came in both ways has one effect.
 */
public class FederalPull {

  static final long LOCK = 0x42656c5041490265L;

  /**
   * What came of it.
   *
   * @param messages how many came
   * @param refused  of these, how many were refused or are in conflict
   * @param begun    false when somebody pulls already, on this node or another
   */
  public record Report(long messages, long refused, boolean begun) {
  }

  private final FederalAssessments federal;
  private final FederalArrivals arrivals;
  private final DataSource source;
  private final JdbcClient jdbc;
  private final SystemClock clock;
  private final int page;

  /** A pull in pages of so many messages: no more are ever in memory. */
  FederalPull(FederalAssessments federal, FederalArrivals arrivals, DataSource source, SystemClock clock, int page) {
    this.federal = federal;
    this.arrivals = arrivals;
    this.source = source;
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
    this.page = page;
  }

  /** Pulls until there is no more, or that much time has passed; the next pull goes on. One pulls at a time, of all nodes. */
  public Report pull(Duration patience) throws FederalSideUnavailableException {
    // held by the session and not by a transaction, which would stay open for as long as a first synchronisation takes
    try (var connection = source.getConnection()) {
      if (!asked(connection, "select pg_try_advisory_lock(?)")) {
        return new Report(0, 0, false);
      }
      try {
        return pullUntil(clock.in(patience));
      } finally {
        asked(connection, "select pg_advisory_unlock(?)");
      }
    } catch (SQLException e) {
      throw new UncategorizedSQLException("lock of the pull", null, e);
    }
  }

  private static boolean asked(Connection connection, String question) throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setLong(1, LOCK);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** An answer moves the cursor on, whatever is in it; no answer, or a failure of the hub itself, leaves it. */
  private Report pullUntil(Instant end) throws FederalSideUnavailableException {
    long messages = 0;
    long refused = 0;
    boolean more = true;
    while (more) {
      Pulled pulled = federal.pull(cursor().orElse(null), page);
      for (SyncMessage message : pulled.messages()) {
        messages++;
        refused += arrivals.takePulled(message) instanceof FederalOutcome.Refused ? 1 : 0;
      }
      pulled.unusable().forEach(arrivals::refusePulled);
      messages += pulled.unusable().size();
      refused += pulled.unusable().size();
      jdbc.sql("""
              insert into federal_cursor (only_row, cursor, asked_at) values (true, ?, ?)
              on conflict (only_row) do update set cursor = coalesce(excluded.cursor, federal_cursor.cursor), asked_at = excluded.asked_at""")
          .params(Arrays.asList(pulled.cursor(), Timestamp.from(clock.now()))).update();
      more = pulled.more() && clock.now().isBefore(end);
    }
    return new Report(messages, refused, true);
  }

  /** How far it came. */
  public Optional<String> cursor() {
    return jdbc.sql("select cursor from federal_cursor where cursor is not null").query(String.class).optional();
  }
}
