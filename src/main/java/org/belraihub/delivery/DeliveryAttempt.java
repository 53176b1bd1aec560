package org.belraihub.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One attempt; never overwritten.
 *
 * @param at      when it ended
 * @param outcome ACKNOWLEDGED, HANDED_OVER or FAILED
 * @param code    the partner's word or why it failed
 * @param millis  how long it took
 */
public record DeliveryAttempt(Instant at, String outcome, @Nullable String code, int millis) {
}
