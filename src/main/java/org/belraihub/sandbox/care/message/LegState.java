package org.belraihub.sandbox.care.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a message of an assessment is, as the hub tells its sender.
 *
 * @param leg            INDICATION or FEDERAL
 * @param partner        once it is known
 * @param state          for example QUEUED, HELD_NO_CONSENT, SENT, ACKED, PARKED
 * @param attempts       used up
 * @param lastError      code of what went wrong last
 * @param acknowledgedAt when the partner's word came
 */
public record LegState(String leg, @Nullable String partner, String state, int attempts, @Nullable String lastError,
    @Nullable Instant acknowledgedAt) {

  /** Whether the partner has it and said so. */
  public boolean acknowledged() {
    return state.equals("ACKED");
  }

  @Override
  public String toString() {
    return leg + " " + state + (lastError == null || acknowledged() ? "" : " (" + lastError + ")");
  }
}
