package org.belraihub.federal;

import java.time.Instant;

/** What a side answers to a message of the other. */
public sealed interface FederalOutcome {

  /** The copy was taken, now. */
  record Registered(String registrationId, Instant registeredAt) implements FederalOutcome {
  }

  /** The same content was there already: an earlier send had arrived. */
  record AlreadyRegistered(String registrationId, Instant registeredAt) implements FederalOutcome {
  }

  /** The copy is kept until its instrument version is known (R3.05). */
  record Parked() implements FederalOutcome {
  }

  /** Any other message was taken; {@code DUPLICATE} and {@code LATE} without effect. */
  record Acknowledged(Receipt receipt) implements FederalOutcome {
  }

  /** How a message was taken. */
  enum Receipt {
    PROCESSED, DUPLICATE, LATE
  }

  /** The revocation was taken. */
  record SharingRevoked() implements FederalOutcome {
  }

  /** A later message about the assessment was there already; the revocation changed nothing. */
  record RevocationSuperseded() implements FederalOutcome {
  }

  /**
   * The content was judged and refused; sending the same again cannot help, except VERSION_UNKNOWN once the version is loaded.
   *
   * @param text sentence for the operator of the sender
   */
  record Refused(Refusal code, String text) implements FederalOutcome {
  }

  /** Why the federal side refuses. */
  enum Refusal {
    /** Other content stands under this reference number. */
    DUPLICATE_CONFLICT,
    /** Instrument or version not loaded there. */
    VERSION_UNKNOWN,
    /** Not valid against its rules. */
    CONTENT_INVALID,
    /** The sender may not send. */
    SENDER_REFUSED,
    /** The message id came before with other content. */
    MESSAGE_ID_REUSED,
    /** Nothing has this number there; may change once an earlier message has come. */
    UNKNOWN_REFERENCE
  }
}
