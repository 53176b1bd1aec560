package org.belraihub.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The real time in UTC: message timestamps, certificates, time to live, retry and replay. Microseconds, because that is
 * what the database keeps.
 */
public final class SystemClock {

  private final Clock clock;

  /** A clock that reads the given source. */
  public SystemClock(Clock clock) {
    this.clock = clock;
  }

  /** The clock of the machine. */
  public static SystemClock ofMachine() {
    return new SystemClock(Clock.systemUTC());
  }

  /** Now, in UTC, to the microsecond. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Now plus a duration. */
  public Instant in(Duration duration) {
    return now().plus(duration);
  }
}
