package org.belraihub.federal;

import java.time.Instant;

/** What the federal side answered to a message. */
public sealed interface FederalOutcome {

  /** The copy was taken, now. */
  record Registered(String registrationId, Instant registeredAt) implements FederalOutcome {
  }

  /** The same content was there already: an earlier send had arrived. */
  record AlreadyRegistered(String registrationId, Instant registeredAt) implements FederalOutcome {
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
   * @param text sentence of the federal side, for the operator
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
    SENDER_REFUSED
  }
}
