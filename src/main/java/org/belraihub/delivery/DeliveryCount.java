package org.belraihub.delivery;

import java.time.Instant;

/**
 * How many deliveries are where.
 *
 * @param leg     way out
 * @param partner partner, empty while unknown
 * @param state   state
 * @param reason  code, empty when there is none
 * @param number  how many
 * @param since   since when the oldest waits
 */
public record DeliveryCount(LegName leg, String partner, DeliveryState state, String reason, long number, Instant since) {
}
