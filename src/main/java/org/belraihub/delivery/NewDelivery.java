package org.belraihub.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be written.
 *
 * @param leg      way out
 * @param partner  who gets it; null until the leg has found out
 * @param sequence place in the lane of the person
 */
public record NewDelivery(LegName leg, @Nullable String partner, long sequence) {
}
