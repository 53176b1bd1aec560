package org.belraihub.time;

import java.util.function.LongSupplier;

/** Lets so many things through per second, evenly; for what must not become a flood. */
public final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final LongSupplier nanos;
  private double tokens;
  private long filledAt;

  /** A full bucket. */
  public TokenBucket(double perSecond) {
    this(perSecond, System::nanoTime);
  }

  TokenBucket(double perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.tokens = perSecond;
    this.filledAt = nanos.getAsLong();
  }

  /** Whether one more may pass now. */
  public synchronized boolean take() {
    long now = nanos.getAsLong();
    tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
