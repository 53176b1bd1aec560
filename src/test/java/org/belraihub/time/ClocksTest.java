package org.belraihub.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D1 and the two clocks. */
class ClocksTest {

  @ParameterizedTest
  @CsvSource({
      // winter: one hour ahead of UTC
      "2025-01-31T22:59:59Z, 2025-01-31", "2025-01-31T23:00:00Z, 2025-02-01",
      // the night the clock goes forward, 30/03/2025
      "2025-03-29T22:59:59Z, 2025-03-29", "2025-03-29T23:00:00Z, 2025-03-30", "2025-03-30T21:59:59Z, 2025-03-30",
      "2025-03-30T22:00:00Z, 2025-03-31",
      // the night it goes back, 26/10/2025
      "2025-10-25T21:59:59Z, 2025-10-25", "2025-10-25T22:00:00Z, 2025-10-26", "2025-10-26T22:59:59Z, 2025-10-26",
      "2025-10-26T23:00:00Z, 2025-10-27",
      // leap day
      "2024-02-29T22:59:59Z, 2024-02-29", "2024-02-29T23:00:00Z, 2024-03-01"})
  void aDayBeginsAtMidnightInBelgiumWhateverTheMachineThinks(Instant instant, LocalDate day) {
    assertThat(BelgianTime.dateOf(instant)).isEqualTo(day);
    assertThat(new BusinessClock(fixed(instant)).today()).isEqualTo(day);
  }

  @Test
  void movingTheBusinessDayLeavesTheSystemClockAlone() {
    var system = fixed(Instant.parse("2026-01-05T08:00:00Z"));
    var business = new BusinessClock(system);

    business.moveTo(Instant.parse("2025-08-31T10:00:00Z"));

    assertThat(business.today()).isEqualTo("2025-08-31");
    assertThat(system.now()).isEqualTo("2026-01-05T08:00:00Z");
    business.reset();
    assertThat(business.today()).isEqualTo("2026-01-05");
  }

  @Test
  void theSystemClockKeepsWhatTheDatabaseKeeps() {
    assertThat(fixed(Instant.parse("2026-01-05T08:00:00.123456789Z")).now()).isEqualTo("2026-01-05T08:00:00.123456Z");
    assertThat(fixed(Instant.EPOCH).in(Duration.ofMinutes(5))).isEqualTo(Instant.EPOCH.plusSeconds(300));
  }

  @Test
  void aBucketLetsThroughItsRateAndNoMore() {
    var nanos = new AtomicLong();
    var bucket = new TokenBucket(2, nanos::get);

    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }

  @Test
  void aLongPauseFillsABucketOnlyOnce() {
    var nanos = new AtomicLong();
    var bucket = new TokenBucket(2, nanos::get);

    nanos.addAndGet(Duration.ofDays(1).toNanos());

    assertThat(bucket.take() && bucket.take()).isTrue();
    assertThat(bucket.take()).isFalse();
  }

  private static SystemClock fixed(Instant instant) {
    return new SystemClock(Clock.fixed(instant, ZoneOffset.UTC));
  }
}
