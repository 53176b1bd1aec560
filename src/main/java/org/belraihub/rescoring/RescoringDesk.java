package org.belraihub.rescoring;

import java.util.Map;
import java.util.Optional;

import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.assessment.ClosedPopulation.Selection;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/** The operator's hand on it: start, look, change the rate, stop. */
public class RescoringDesk {

  private final RescoringStore store;
  private final ClosedPopulation population;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  RescoringDesk(RescoringStore store, ClosedPopulation population, AuditTrail audit, TransactionOperations transaction, SystemClock clock) {
    this.store = store;
    this.population = population;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Starts a run with the definitions of this node. The same again while it runs changes its rate; after a stop it goes on where it
   * was.
   *
   * @param rate assessments a second, over all nodes
   * @return the run, or nothing when another one is running
   */
  public Optional<Rescoring> start(Selection selection, int rate, String operator) {
    return transaction.execute(status -> {
      store.lockRuns();
      var now = clock.now();
      Optional<Rescoring> running = store.running();
      if (running.isPresent() && !isSame(running.get(), selection)) {
        return Optional.empty();
      }
      Optional<Rescoring> stopped = store.newest().filter(run -> run.state() == Rescoring.State.STOPPED && isSame(run, selection));
      if (running.isPresent()) {
        store.changeRate(running.get().id(), rate, now);
      } else if (stopped.isPresent()) {
        store.resume(stopped.get().id(), rate, now);
      } else {
        store.start(population.definitions(), selection, operator, rate, population.all(selection), now);
      }
      var run = store.running();
      run.ifPresent(started -> audited(AuditAction.RESCORING_STARTED, started, operator));
      return run;
    });
  }

  private boolean isSame(Rescoring run, Selection selection) {
    return run.selection().equals(selection) && run.definitions().equals(population.definitions());
  }

  /** The newest run with its progress. */
  public Optional<Rescoring> newest() {
    return store.newest();
  }

  /** Stops the running run after the slices in hand; nothing when none runs. */
  public Optional<Rescoring> stop(String operator) {
    return transaction.execute(status -> {
      store.lockRuns();
      var running = store.running();
      running.ifPresent(run -> {
        store.end(run.id(), Rescoring.State.STOPPED, clock.now());
        audited(AuditAction.RESCORING_STOPPED, run, operator);
      });
      return running.flatMap(run -> store.newest());
    });
  }

  private void audited(AuditAction action, Rescoring run, String operator) {
    audit.record(AuditEvent.ofHub(action, "rescoring-" + run.id(),
        Map.of("operator", operator, "rate", Integer.toString(run.rate()), "definitions", run.definitions())));
  }
}
