package org.belraihub.delivery;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code hub.delivery}: see {@code config/application.yaml}.
 *
 * @param openLegs            legs that deliver; on a leg that is not open messages wait
 * @param maxAttempts         transmissions before parking
 * @param firstRetry          pause after the first failed transmission
 * @param longestRetry        limit of that pause
 * @param claim               limit of one attempt
 * @param sweepEvery          pause between two sweeps
 * @param announceAgain       when an announcement counts as lost
 * @param circuitFirstPause   first pause of a partner's circuit
 * @param circuitLongestPause longest pause of it
 * @param drainPerSecond      waiting deliveries that are let out in a second, per leg and node
 */
@ConfigurationProperties("hub.delivery")
public record DeliveryProperties(Set<LegName> openLegs, int maxAttempts, Duration firstRetry, Duration longestRetry, Duration claim,
                                 Duration sweepEvery, Duration announceAgain, Duration circuitFirstPause, Duration circuitLongestPause,
                                 int drainPerSecond) {

  DeliverySettings settings(String node) {
    return new DeliverySettings(maxAttempts, firstRetry, longestRetry, claim, sweepEvery, announceAgain, circuitFirstPause,
        circuitLongestPause, node);
  }
}
