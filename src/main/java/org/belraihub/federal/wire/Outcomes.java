package org.belraihub.federal.wire;

import java.time.Instant;

import org.belraihub.federal.FederalOutcome;

/** What an answer of the contract means. */
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
    return new FederalOutcome.Acknowledged(FederalOutcome.Receipt.valueOf(((Acknowledgment) response).getOutcome()));
  }

  static FederalOutcome of(Refusal refusal) {
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
