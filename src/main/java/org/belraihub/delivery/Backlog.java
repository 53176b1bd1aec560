package org.belraihub.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What waits to go out on a leg and how long that will take.
 *
 * @param leg              way out
 * @param waiting          deliveries that wait for nothing but their turn or their partner
 * @param held             deliveries that wait for a condition
 * @param parked           deliveries that wait for an operator
 * @param oldestSince      since when the oldest of the waiting ones waits; null when none does
 * @param lastMinute       deliveries that partners acknowledged during the last minute, on all nodes
 * @param drainPerSecond   how many of the waiting ones a node lets out in a second at most
 * @param secondsLeft      at the pace of the last minute; null when nothing waits or nothing went
 */
public record Backlog(LegName leg, long waiting, long held, long parked, @Nullable Instant oldestSince, long lastMinute, int drainPerSecond,
                      @Nullable Long secondsLeft) {
}
