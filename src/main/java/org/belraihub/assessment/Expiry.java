package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what time has done: begun, expired, erased (R4.15 to R4.18). Only what is due is touched, so that a second run changes
 * nothing and a run after days of standstill catches up; nodes that sweep at once skip each other's rows.
 */
public class Expiry {

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
  private static final int BATCH = 100;

  private final AssessmentStore store;
  private final Drafting drafting;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final BusinessClock business;

  Expiry(AssessmentStore store, Drafting drafting, AuditTrail audit, TransactionOperations transaction, BusinessClock business) {
    this.store = store;
    this.drafting = drafting;
    this.audit = audit;
    this.transaction = transaction;
    this.business = business;
  }

  /** Sweeps until nothing is due; how many assessments moved on. */
  public int sweep() {
    LocalDate today = business.today();
    int moved = 0;
    int batch;
    do {
      batch = transaction.execute(status -> sweepBatch(today));
      moved += batch;
    } while (batch == BATCH);
    if (moved > 0) {
      LOG.info("{} assessments began, expired or were erased", moved);
    }
    return moved;
  }

  private int sweepBatch(LocalDate today) {
    List<Assessment> due = store.lockDue(today, BATCH);
    due.forEach(assessment -> assessment.passTime(today).forEach(reached -> passed(assessment, reached)));
    return due.size();
  }

  private void passed(Assessment assessment, AssessmentState reached) {
    if (reached == AssessmentState.ERASED) {
      drafting.remove(assessment.id());
    }
    audit.record(AuditEvent.ofHub(action(reached), "expiry-" + assessment.id(), Map.of())
        .about(assessment.person(), assessment.reference().text()));
  }

  private static AuditAction action(AssessmentState reached) {
    return switch (reached) {
      case EXPIRED -> AuditAction.ASSESSMENT_EXPIRED;
      case ERASED -> AuditAction.ASSESSMENT_ERASED;
      default -> AuditAction.ASSESSMENT_BEGAN;
    };
  }
}
