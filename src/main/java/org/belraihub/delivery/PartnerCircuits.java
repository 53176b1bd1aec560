package org.belraihub.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;

/**
 * One circuit per partner. A failure to connect opens it; while it is open nothing is tried, then one delivery tries whether the
 * partner is back.
 */
public final class PartnerCircuits {

  private final CircuitBreakerRegistry circuits;

  /** Circuits that start with the first pause and double it up to the longest. */
  public PartnerCircuits(Duration firstPause, Duration longestPause) {
    circuits = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(1)
        .minimumNumberOfCalls(1)
        .failureRateThreshold(100)
        .permittedNumberOfCallsInHalfOpenState(1)
        .automaticTransitionFromOpenToHalfOpenEnabled(true)
        .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(firstPause.toMillis(), 2, longestPause.toMillis()))
        .build());
  }

  /** Whether a delivery may be tried now; each permission must be answered by {@link #reached} or {@link #notReached}. */
  public boolean permits(String partner) {
    return circuits.circuitBreaker(partner).tryAcquirePermission();
  }

  /** The partner answered, whatever it said. */
  public void reached(String partner) {
    circuits.circuitBreaker(partner).onSuccess(0, TimeUnit.MILLISECONDS);
  }

  /** The partner could not be reached. */
  public void notReached(String partner) {
    CircuitBreaker circuit = circuits.circuitBreaker(partner);
    circuit.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException("not reached"));
  }

  /** Gives a permission back unused. */
  public void unused(String partner) {
    circuits.circuitBreaker(partner).releasePermission();
  }

  /** Partners to which nothing is to be announced now. */
  public Collection<String> notClosed() {
    return circuits.getAllCircuitBreakers().stream().filter(circuit -> circuit.getState() != State.CLOSED)
        .map(CircuitBreaker::getName).toList();
  }

  /** Partners that one delivery may try now. */
  public Collection<String> halfOpen() {
    return circuits.getAllCircuitBreakers().stream().filter(circuit -> circuit.getState() == State.HALF_OPEN)
        .map(CircuitBreaker::getName).toList();
  }

  /** The state of every partner seen so far: CLOSED, OPEN, HALF_OPEN. */
  public Map<String, String> states() {
    return circuits.getAllCircuitBreakers().stream()
        .collect(Collectors.toMap(CircuitBreaker::getName, circuit -> circuit.getState().name()));
  }
}
