package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.person.PersonRegister;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.time.SystemClock;
import org.belraihub.trace.Correlation;
import org.springframework.transaction.support.TransactionOperations;

/** Computes results that a close had to leave pending; idempotent, as the queue may carry an id twice. */
public class PendingResults {

  private final AssessmentStore store;
  private final ClosedContent contents;
  private final ResultStore results;
  private final InstrumentChoice instruments;
  private final PersonRegister persons;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  PendingResults(AssessmentStore store, ClosedContent contents, ResultStore results, InstrumentChoice instruments,
                 PersonRegister persons, AuditTrail audit, TransactionOperations transaction, SystemClock clock) {
    this.store = store;
    this.contents = contents;
    this.results = results;
    this.instruments = instruments;
    this.persons = persons;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Computes the results of one assessment if they are still pending. */
  public void compute(long id) {
    try (var correlation = Correlation.of(correlation(id))) {
      transaction.executeWithoutResult(status -> store.lock(id).filter(Assessment::resultsPending).ifPresent(this::compute));
    }
  }

  private void compute(Assessment assessment) {
    InstrumentDefinition definition = instruments.of(assessment);
    LocalDate birthDate = persons.inszOf(assessment.person()).birthDate().orElse(null);
    LocalDate decided = assessment.closingDate().orElse(assessment.dates().reference());
    var context = new ScoringContext(assessment.dates().reference(), birthDate, decided);
    results.compute(definition, contents.answers(store.snapshot(assessment)), context).ifPresent(computed -> {
      results.add(assessment, definition, computed, clock.now());
      assessment.resultsPending(false);
      audit.record(AuditEvent.ofHub(AuditAction.RESULTS_COMPUTED, correlation(assessment.id()), Map.of())
          .about(assessment.person(), assessment.reference().text()));
    });
  }

  private static String correlation(long assessment) {
    return "scoring-" + assessment;
  }

  /** Assessments whose results are pending, for the sweep. */
  public List<Long> pending(int limit) {
    return transaction.execute(status -> store.pendingResults(limit));
  }
}
