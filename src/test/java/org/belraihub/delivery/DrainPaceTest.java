package org.belraihub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** What has waited goes out evenly, at a rate that may change. */
class DrainPaceTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();
  private final DrainPace pace = new DrainPace(100, nanos::get);

  @Test
  void aSecondLetsOutNoMoreThanTheRateHoweverOftenItIsAsked() {
    int out = 0;
    pace.used(LegName.FEDERAL, pace.allowed(LegName.FEDERAL));
    for (int look = 0; look < 20; look++) {
      nanos.addAndGet(SECOND / 10);
      int now = pace.allowed(LegName.FEDERAL);
      pace.used(LegName.FEDERAL, now);
      out += now;
    }
    assertThat(out).isEqualTo(200);
    assertThat(pace.allowed(LegName.INDICATION)).as("each leg has its own").isEqualTo(100);
  }

  @Test
  void anotherRateCountsAtOnceAndZeroStops() {
    pace.rate(LegName.FEDERAL, 0);
    nanos.addAndGet(10 * SECOND);
    assertThat(pace.take(LegName.FEDERAL)).isFalse();

    pace.rate(LegName.FEDERAL, 5);
    nanos.addAndGet(10 * SECOND);
    assertThat(pace.allowed(LegName.FEDERAL)).as("what was not used is not saved up").isEqualTo(5);
  }
}
