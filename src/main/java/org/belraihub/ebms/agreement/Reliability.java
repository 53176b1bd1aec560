package org.belraihub.ebms.agreement;

import java.time.Duration;

/**
 * How a sender repeats (ReliableMessaging and PersistDuration).
 *
 * @param retries         after the first transmission
 * @param retryInterval   between transmissions
 * @param persistDuration how long both sides know the message id
 * @param ordered         whether order is guaranteed
 */
public record Reliability(int retries, Duration retryInterval, Duration persistDuration, boolean ordered) {

  /**
   * How long a message lives: longer than all transmissions take, shorter than the persist duration (ebMS 2.0 section 6.4.5), and as
   * long as that allows, because a partner that is down costs no attempts.
   */
  public Duration timeToLive() {
    Duration shortest = retryInterval.multipliedBy(retries + 1L);
    Duration longest = persistDuration.minus(retryInterval);
    return longest.compareTo(shortest) > 0 ? longest : shortest.plus(persistDuration).dividedBy(2);
  }
}
