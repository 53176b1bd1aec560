package org.belraihub.rescoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.assessment.ClosedPopulation.Stretch;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Cuts the running run into slices and announces as many as its rate allows. Runs on every node; the row lock lets one of them do it
 * at a time. When the workers do not keep up, no more than a few seconds' work waits on the queue.
 */
public class RescoringSweep {

  /** Carries ids of slices. */
  public static final String QUEUE = "belrai.rescoring";

  private static final Duration LONGEST_PAUSE_TO_CATCH_UP = Duration.ofSeconds(2);
  private static final Duration MOST_WORK_AHEAD = Duration.ofSeconds(3);

  private final RescoringStore store;
  private final ClosedPopulation population;
  private final DeliveryAnnouncer announcer;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final Duration announceAgain;

  RescoringSweep(RescoringStore store, ClosedPopulation population, DeliveryAnnouncer announcer, AuditTrail audit,
                 TransactionOperations transaction, SystemClock clock, Duration announceAgain) {
    this.store = store;
    this.population = population;
    this.announcer = announcer;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.announceAgain = announceAgain;
  }

  /** One look. */
  public void sweep() {
    List<Long> slices = transaction.execute(status -> store.runningToRelease().map(this::release).orElse(List.of()));
    announcer.announce(QUEUE, slices);
  }

  private List<Long> release(Rescoring run) {
    Instant now = clock.now();
    var slices = new ArrayList<>(store.announceAgain(run, now.minus(announceAgain), now));
    int size = run.sliceSize();
    Duration perSlice = Duration.ofNanos(size * 1_000_000_000L / run.rate());
    Instant released = latest(run.releasedAt(), now.minus(LONGEST_PAUSE_TO_CATCH_UP));
    int open = store.openSlices(run);
    long most = Math.max(2, MOST_WORK_AHEAD.dividedBy(perSlice));
    long planned = run.plannedTo();
    while (open < most && !released.plus(perSlice).isAfter(now)) {
      Optional<Stretch> stretch = population.next(run.selection(), planned, run.lastId(), size);
      if (stretch.isEmpty()) {
        planned = run.lastId();
        break;
      }
      slices.add(store.addSlice(run, stretch.get(), now));
      planned = stretch.get().to();
      released = released.plus(perSlice);
      open++;
    }
    store.released(run, planned, released);
    if (planned >= run.lastId() && open == 0) {
      store.end(run.id(), Rescoring.State.DONE, now);
      audit.record(AuditEvent.ofHub(AuditAction.RESCORING_DONE, "rescoring-" + run.id(), Map.of("computed", Long.toString(run.computed()),
          "unchanged", Long.toString(run.unchanged()), "failed", Long.toString(run.failed()))));
    }
    return slices;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
