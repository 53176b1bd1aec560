package org.belraihub.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What day it is for care: windows, expiry, ages, validity (R4.18). Runs with the system clock, at an offset that only the
 * sandbox profile may set.
 */
public final class BusinessClock {

  private final SystemClock system;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /** A business clock that starts without an offset. */
  public BusinessClock(SystemClock system) {
    this.system = system;
  }

  /** The business instant. */
  public Instant now() {
    return system.now().plus(offset.get());
  }

  /** Today in Belgium. */
  public LocalDate today() {
    return BelgianTime.dateOf(now());
  }

  /** Moves this clock so that it now shows the given instant; the system clock is not touched. */
  public void moveTo(Instant instant) {
    offset.set(Duration.between(system.now(), instant));
  }

  /** Back to the time of the system clock. */
  public void reset() {
    offset.set(Duration.ZERO);
  }
}
