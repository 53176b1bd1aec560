package org.belraihub.rescoring;

import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/** Works on one slice, wholly or not at all. */
public class RescoringWorker {

  private final RescoringStore store;
  private final ClosedPopulation population;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  RescoringWorker(RescoringStore store, ClosedPopulation population, TransactionOperations transaction, SystemClock clock) {
    this.store = store;
    this.population = population;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Computes a slice unless it is done, stopped or in another worker's hands. A node with other definitions than the run's leaves it:
   * it is announced again until a node that has them takes it.
   */
  public void work(long id) {
    transaction.executeWithoutResult(status -> store.take(id)
        .filter(slice -> slice.definitions().equals(population.definitions()))
        .ifPresent(slice -> store.done(slice, population.recompute(slice.selection(), slice.from(), slice.to()), clock.now())));
  }
}
