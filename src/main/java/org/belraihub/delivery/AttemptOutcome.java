package org.belraihub.delivery;

import java.time.Duration;

/** What came of one attempt; the delivery's next state follows from it. */
public sealed interface AttemptOutcome {

  /**
   * The partner has it and said so.
   *
   * @param partner   who
   * @param messageId id at the partner
   * @param code      the partner's word, for example {@code REGISTERED} or {@code ALREADY_REGISTERED}
   */
  record Acknowledged(String partner, String messageId, String code) implements AttemptOutcome {
  }

  /**
   * Handed to a transport that acknowledges later by itself.
   *
   * @param partner   who
   * @param messageId id under which the acknowledgment will come
   */
  record HandedOver(String partner, String messageId) implements AttemptOutcome {
  }

  /**
   * A condition is missing.
   *
   * @param reason      {@code NO_CONSENT}, {@code NOT_INSURED}
   * @param askAgainIn  when to look again
   * @param restOfLane  for so long the answer holds for what else is held in this lane for the same reason; zero when it says nothing of it
   */
  record Held(String reason, Duration askAgainIn, Duration restOfLane) implements AttemptOutcome {

    /** An answer about one delivery only. */
    public Held(String reason, Duration askAgainIn) {
      this(reason, askAgainIn, Duration.ZERO);
    }
  }

  /**
   * Certainly not arrived, and not because of this message: no attempt is used up.
   *
   * @param partner whose circuit opens, or a source that did not answer
   * @param code    what failed
   */
  record Unreachable(String partner, String code) implements AttemptOutcome {
  }

  /**
   * This message failed.
   *
   * @param partner    who refused or did not answer in time
   * @param code       why
   * @param mayBeRetried whether sending the same again can help
   */
  record Failed(String partner, String code, boolean mayBeRetried) implements AttemptOutcome {
  }
}
