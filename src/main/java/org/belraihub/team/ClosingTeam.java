package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.Coordination;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.TeamAtClose;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;

/** The team at the close of its assessment (R4.46, R4.48). */
class ClosingTeam implements TeamAtClose {

  private final TeamStore store;
  private final OtherPlatform other;
  private final Suggestions suggestions;
  private final AuditTrail audit;

  ClosingTeam(TeamStore store, OtherPlatform other, Suggestions suggestions, AuditTrail audit) {
    this.store = store;
    this.other = other;
    this.suggestions = suggestions;
    this.audit = audit;
  }

  @Override
  public void requireConfirmed(Assessment assessment) {
    if (assessment.coordination() != Coordination.WITH_COORDINATOR) {
      return;
    }
    List<String> unconfirmed = suggestions.unconfirmed(assessment, suggestions.parts(assessment));
    if (!unconfirmed.isEmpty()) {
      throw new RefusedException(FaultCode.ANSWERS_NOT_CONFIRMED, unconfirmed.size() + " items are not confirmed", unconfirmed);
    }
  }

  @Override
  public void closed(Assessment assessment, Admitted<?> request, LocalDate today) {
    if (assessment.coordination() != Coordination.WITH_COORDINATOR) {
      return;
    }
    for (Invitation invitation : store.of(assessment.id())) {
      if (invitation.mainClosed(today)) {
        if (invitation.platform() == Origin.FEDERAL) {
          other.changed(assessment, invitation.reference(), invitation.nextChange(), true, request.caller().user().name(), today);
        }
        audit.record(RequestDesk.event(AuditAction.PART_CLOSED, request.caller(), request.frame(),
            Map.of("to", invitation.stateOn(today) + invitation.partOn(today).map(part -> "/" + part).orElse("")))
            .about(assessment.person(), invitation.reference()));
      }
    }
    store.removeConfirmation(assessment.id());
  }
}
