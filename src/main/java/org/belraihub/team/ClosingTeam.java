package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.Coordination;
import org.belraihub.assessment.TeamAtClose;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;

/** The team at the close of its assessment (R4.46, R4.48). */
class ClosingTeam implements TeamAtClose {

  private final TeamStore store;
  private final Suggestions suggestions;

  ClosingTeam(TeamStore store, Suggestions suggestions) {
    this.store = store;
    this.suggestions = suggestions;
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
  public void closed(Assessment assessment, LocalDate today) {
    if (assessment.coordination() == Coordination.WITH_COORDINATOR) {
      store.of(assessment.id()).forEach(invitation -> invitation.mainClosed(today));
      store.removeConfirmation(assessment.id());
    }
  }
}
