package org.belraihub.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a partner's business decided about a delivered message; another thing than its acknowledgment.
 *
 * @param status     decision
 * @param codes      of the partner, in its own order; {@link #TERM_OVER} when a term decided
 * @param fileNumber number of the partner's file
 * @param byTerm     nobody decided: a pending answer was not followed by a final one in time
 * @param decidedAt  by the partner's word
 * @param receivedAt when the hub knew
 */
public record PartnerAnswer(Status status, List<String> codes, @Nullable String fileNumber, boolean byTerm, Instant decidedAt,
                            Instant receivedAt) {

  /** The code of a refusal by term. */
  public static final String TERM_OVER = "PENDING_TERM_OVER";

  /** What was decided. */
  public enum Status {
    ACCEPTED, PENDING, REFUSED;

    /** Whether no other answer is expected. */
    public boolean isFinal() {
      return this != PENDING;
    }
  }

  /** Of all answers to one message the one that holds: the first final one, a term only while no partner decided, else the last. */
  public static @Nullable PartnerAnswer current(List<PartnerAnswer> oldestFirst) {
    PartnerAnswer held = null;
    for (PartnerAnswer answer : oldestFirst) {
      if (held == null || !held.status.isFinal() || held.byTerm && answer.status.isFinal()) {
        held = answer;
      }
    }
    return held;
  }
}
