package org.belraihub.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much of what has waited is let out in a second, per leg, on this node: after a week of outage live traffic goes on beside it. What
 * was just written does not wait for it; an operator may change the rate while it drains, or stop it with 0.
 */
public final class DrainPace {

  private static final double NANOS = 1e9;

  private static final class Bucket {

    private double perSecond;
    private double tokens;
    private long filledAt;
  }

  private final Map<LegName, Bucket> buckets = new EnumMap<>(LegName.class);
  private final LongSupplier nanos;

  /** A pace that begins with a full second. */
  DrainPace(int perSecond) {
    this(perSecond, System::nanoTime);
  }

  DrainPace(int perSecond, LongSupplier nanos) {
    this.nanos = nanos;
    for (LegName leg : LegName.values()) {
      var bucket = new Bucket();
      bucket.perSecond = perSecond;
      bucket.tokens = perSecond;
      bucket.filledAt = nanos.getAsLong();
      buckets.put(leg, bucket);
    }
  }

  /** Another rate from now on. */
  synchronized void rate(LegName leg, int perSecond) {
    Bucket bucket = filled(leg);
    bucket.perSecond = perSecond;
    bucket.tokens = Math.min(bucket.tokens, perSecond);
  }

  /** The rate now. */
  public synchronized int rate(LegName leg) {
    return (int) bucket(leg).perSecond;
  }

  /** How many may go now. */
  synchronized int allowed(LegName leg) {
    return (int) filled(leg).tokens;
  }

  /** So many went. */
  synchronized void used(LegName leg, int number) {
    bucket(leg).tokens -= number;
  }

  /** Whether one more may go now; it counts as gone then. */
  synchronized boolean take(LegName leg) {
    boolean may = allowed(leg) >= 1;
    if (may) {
      used(leg, 1);
    }
    return may;
  }

  private Bucket bucket(LegName leg) {
    return java.util.Objects.requireNonNull(buckets.get(leg));
  }

  private Bucket filled(LegName leg) {
    Bucket bucket = bucket(leg);
    long now = nanos.getAsLong();
    bucket.tokens = Math.min(bucket.perSecond, bucket.tokens + (now - bucket.filledAt) / NANOS * bucket.perSecond);
    bucket.filledAt = now;
    return bucket;
  }
}
