package org.belraihub.federal.inbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the federal platform for what the hub missed, from where the last asking ended. The cursor moves on after every page, so a first
 * full synchronisation goes on where it was interrupted; a message that came in both ways has one effect.
 */
public class FederalPull {

  private static final int PAGE = 100;

  /**
   * What came of it.
   *
   * @param messages how many came
   * @param refused  of these, how many were refused or are in conflict
   */
  public record Report(long messages, long refused) {
  }

  private final FederalAssessments federal;
  private final FederalArrivals arrivals;
  private final JdbcClient jdbc;
  private final SystemClock clock;

  FederalPull(FederalAssessments federal, FederalArrivals arrivals, JdbcClient jdbc, SystemClock clock) {
    this.federal = federal;
    this.arrivals = arrivals;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Pulls until there is no more, or that much time has passed; the next pull goes on. */
  public Report pull(Duration patience) throws FederalSideUnavailableException {
    Instant until = clock.in(patience);
    long messages = 0;
    long refused = 0;
    boolean more = true;
    while (more) {
      Pulled page = federal.pull(cursor().orElse(null), PAGE);
      for (SyncMessage message : page.messages()) {
        messages++;
        refused += arrivals.takePulled(message) instanceof FederalOutcome.Refused ? 1 : 0;
      }
      jdbc.sql("""
              insert into federal_cursor (only_row, cursor, asked_at) values (true, ?, ?)
              on conflict (only_row) do update set cursor = coalesce(excluded.cursor, federal_cursor.cursor), asked_at = excluded.asked_at""")
          .params(Arrays.asList(page.cursor(), Timestamp.from(clock.now()))).update();
      more = page.more() && clock.now().isBefore(until);
    }
    return new Report(messages, refused);
  }

  /** How far it came. */
  public Optional<String> cursor() {
    return jdbc.sql("select cursor from federal_cursor where cursor is not null").query(String.class).optional();
  }
}
