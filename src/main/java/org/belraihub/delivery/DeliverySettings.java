package org.belraihub.delivery;

import java.time.Duration;

/**
 * How deliveries behave.
 *
 * @param maxAttempts       transmissions before a delivery is parked
 * @param firstRetry        pause after the first failed transmission; doubles each time
 * @param longestRetry      limit of that pause
 * @param claim             how long a node may take for one attempt before another may take over; longer than every time-out
 * @param sweepEvery        pause between two looks for due deliveries
 * @param announceAgain     after what time an announced delivery that nobody took is announced again
 * @param circuitFirstPause how long a partner's circuit stays open after the first failure to connect; doubles each time
 * @param circuitLongestPause limit of that pause
 * @param node              name of this node, kept over restarts, so that its own claims end when it comes back
 */
public record DeliverySettings(int maxAttempts, Duration firstRetry, Duration longestRetry, Duration claim, Duration sweepEvery,
                               Duration announceAgain, Duration circuitFirstPause, Duration circuitLongestPause, String node) {

  /** The pause before the attempt after this many. */
  public Duration retryAfter(int attempts) {
    Duration pause = firstRetry.multipliedBy(1L << Math.min(20, Math.max(0, attempts - 1)));
    return pause.compareTo(longestRetry) > 0 ? longestRetry : pause;
  }
}
