package org.belraihub.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One row: a message of one assessment to one partner.
 *
 * @param id             internal id; what the broker carries
 * @param leg            way out
 * @param partner        who gets it ({@code federal}, {@code fund-380}); null until the leg has found out
 * @param lane           internal id of the person
 * @param sequence       place in the lane
 * @param assessment     internal id of the assessment
 * @param state          where it is
 * @param reason         code of the last hold, failure or parking
 * @param attempts       transmissions that may have reached the partner
 * @param waitingSince   since when it is in this state
 * @param nextAttemptAt  not before
 * @param messageId      id under which the partner knows it
 * @param acknowledgedAt when the partner acknowledged it
 */
public record Delivery(long id, LegName leg, @Nullable String partner, long lane, long sequence, long assessment, DeliveryState state,
                       @Nullable String reason, int attempts, Instant waitingSince, Instant nextAttemptAt, @Nullable String messageId,
                       @Nullable Instant acknowledgedAt) {

  /** State and reason in one word for holds, as the field names them: HELD_NO_CONSENT, HELD_NOT_INSURED. */
  public String stateName() {
    return state == DeliveryState.HELD ? "HELD_" + reason : state.name();
  }
}
