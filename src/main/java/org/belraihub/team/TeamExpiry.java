package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.belraihub.assessment.Drafting;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.BusinessClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what time has done to invitations and parts, as {@link org.belraihub.assessment.Expiry} does for assessments, and erases
 * what belongs to an erased one. What a participant never finished is erased when it leaves the overview.
 */
public class TeamExpiry {

  private static final int BATCH = 100;

  private final TeamStore store;
  private final Drafting drafting;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final BusinessClock business;

  TeamExpiry(TeamStore store, Drafting drafting, AuditTrail audit, TransactionOperations transaction, BusinessClock business) {
    this.store = store;
    this.drafting = drafting;
    this.audit = audit;
    this.transaction = transaction;
    this.business = business;
  }

  /** Sweeps until nothing is due; how many invitations and parts moved on. */
  public int sweep() {
    LocalDate today = business.today();
    return repeat(() -> moveOn(today)) + repeat(() -> erase(today));
  }

  private int repeat(Supplier<Integer> batch) {
    int all = 0;
    int done;
    do {
      done = transaction.execute(status -> batch.get());
      all += done;
    } while (done == BATCH);
    return all;
  }

  private int moveOn(LocalDate today) {
    List<Invitation> due = store.lockDue(today, BATCH);
    for (Invitation invitation : due) {
      invitation.passTime(today);
      InvitationState reached = invitation.stateOn(today);
      if (reached == InvitationState.REMOVED && !invitation.isFinished()) {
        drafting.remove(invitation.id());
      }
      audited(invitation, reached + invitation.partOn(today).map(part -> "/" + part).orElse(""));
    }
    return due.size();
  }

  private int erase(LocalDate today) {
    List<Invitation> erased = store.lockErased(today, BATCH);
    for (Invitation invitation : erased) {
      drafting.remove(invitation.id());
      store.removeConfirmation(invitation.assessment());
      invitation.erase();
      audited(invitation, "ERASED");
    }
    return erased.size();
  }

  private void audited(Invitation invitation, String reached) {
    audit.record(AuditEvent.ofHub(AuditAction.INVITATION_MOVED_ON, "expiry-" + invitation.id(), Map.of("to", reached))
        .about(null, invitation.reference()));
  }
}
