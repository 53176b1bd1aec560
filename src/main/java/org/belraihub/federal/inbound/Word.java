package org.belraihub.federal.inbound;

import org.belraihub.federal.FederalOutcome;

/** The word for an outcome, in inbox and audit. */
final class Word {

  private Word() {
  }

  static String of(FederalOutcome outcome) {
    if (outcome instanceof FederalOutcome.Refused refused) {
      return refused.code().name();
    }
    if (outcome instanceof FederalOutcome.Acknowledged acknowledged) {
      return acknowledged.receipt().name();
    }
    if (outcome instanceof FederalOutcome.Registered) {
      return "REGISTERED";
    }
    if (outcome instanceof FederalOutcome.AlreadyRegistered) {
      return "ALREADY_REGISTERED";
    }
    return outcome instanceof FederalOutcome.Parked ? "PARKED" : outcome instanceof FederalOutcome.SharingRevoked ? "REVOKED" : "SUPERSEDED";
  }
}
