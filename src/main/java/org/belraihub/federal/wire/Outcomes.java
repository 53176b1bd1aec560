package org.belraihub.federal.wire;

import java.time.Instant;

import org.belraihub.federal.FederalOutcome;

/** What an answer of the contract means; {@link IllegalArgumentException} when it is none. */
final class Outcomes {

  private Outcomes() {
  }

  static FederalOutcome of(Object response) {
    if (response instanceof RegisterClosedAssessmentResponse registered) {
      return of(registered);
    }
    if (response instanceof RevokeSharingResponse revoked) {
      return "REVOKED".equals(revoked.getStatus()) ? new FederalOutcome.SharingRevoked() : new FederalOutcome.RevocationSuperseded();
    }
    if (response instanceof Refusal refusal) {
      return of(refusal);
    }
    if (response instanceof Acknowledgment acknowledgment) {
      return new FederalOutcome.Acknowledged(FederalOutcome.Receipt.valueOf(acknowledgment.getOutcome()));
    }
    throw new IllegalArgumentException("no answer of the contract");
  }

  private static FederalOutcome of(Refusal refusal) {
    return new FederalOutcome.Refused(FederalOutcome.Refusal.valueOf(refusal.getCode().value()), refusal.getText());
  }

  private static FederalOutcome of(RegisterClosedAssessmentResponse response) {
    Instant registeredAt = response.getRegisteredAt().toInstant();
    return switch (response.getStatus()) {
      case "REGISTERED" -> new FederalOutcome.Registered(response.getRegistrationId(), registeredAt);
      case "PARKED" -> new FederalOutcome.Parked();
      default -> new FederalOutcome.AlreadyRegistered(response.getRegistrationId(), registeredAt);
    };
  }
}
