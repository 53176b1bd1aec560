package org.belraihub.federal.inbound;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.belraihub.fault.RefusedException;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.store.DatabaseFailure;
import org.belraihub.time.SystemClock;
import org.belraihub.trace.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends the waiting of what is held: what waited for a version is processed once its definition is here, on a conflict an operator decides.
 * Each is one transaction, and one that fails holds none of the others up.
 */
public class HeldArrivals {

  private static final Logger LOG = LoggerFactory.getLogger(HeldArrivals.class);
  private static final int AT_ONCE = 100;

  /** What an operator decides on a conflict. */
  public enum Decision {
    /** What stands is right; the other is kept apart and never shown. */
    KEEP_FIRST,
    /** The later one is right; what stood is kept apart. Only for what the federal platform made. */
    TAKE_SECOND
  }

  private final FederalAssessments federal;
  private final Inbox inbox;
  private final ClosedArrivals closed;
  private final HeldBack heldBack;
  private final InstrumentRegistry registry;
  private final ArrivalRecord record;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  HeldArrivals(FederalAssessments federal, Inbox inbox, ClosedArrivals closed, HeldBack heldBack, InstrumentRegistry registry,
               ArrivalRecord record, TransactionOperations transaction, SystemClock clock) {
    this.federal = federal;
    this.inbox = inbox;
    this.closed = closed;
    this.heldBack = heldBack;
    this.registry = registry;
    this.record = record;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Processes what waited for an instrument version that is known now. */
  public void processParked() {
    long after = 0;
    List<HeldBack.Held> waiting;
    do {
      long from = after;
      waiting = transaction.execute(status -> heldBack.waiting(HeldBack.Reason.VERSION, from, AT_ONCE));
      for (HeldBack.Held held : waiting) {
        after = held.id();
        if (registry.find(new InstrumentId(held.instrument(), held.version())).isPresent()) {
          processAlone(held.id());
        }
      }
    } while (waiting.size() == AT_ONCE);
  }

  /** One that fails waits on; a database that fails ends the sweep. */
  private void processAlone(long id) {
    try {
      processOrRefuse(id).ifPresent(outcome -> record.count(ArrivalRecord.Way.HELD, outcome, correlation(id)));
    } catch (RuntimeException e) {
      if (DatabaseFailure.caused(e)) {
        throw e;
      }
      LOG.warn("{} cannot be processed and waits on: {}", correlation(id), Causes.describe(e));
    }
  }

  private Optional<FederalOutcome> processOrRefuse(long id) {
    try {
      return process(id, closed::closed);
    } catch (RefusedException e) {
      FederalOutcome refused = ArrivalRecord.forGood(e);
      return process(id, copy -> refused);
    }
  }

  private Optional<FederalOutcome> process(long id, Function<ClosedAssessmentCopy, FederalOutcome> judgement) {
    return transaction.execute(status -> heldBack.lock(id).map(held -> {
      ClosedAssessmentCopy copy = copy(id);
      inbox.takeTurn(copy);
      FederalOutcome outcome = judgement.apply(copy);
      inbox.end(copy.messageId(), Word.of(outcome));
      if (FederalArrivals.isConflict(outcome)) {
        heldBack.conflict(id);
      } else {
        heldBack.decided(id, Word.of(outcome), "hub", clock.now());
      }
      record.came(copy, outcome, correlation(id));
      return outcome;
    }));
  }

  /** Decides on a conflict; false when none with this number waits, or when the second would replace one of ours. */
  public boolean decide(long id, Decision decision, String operator) {
    return transaction.execute(status -> {
      if (heldBack.lock(id).filter(held -> held.reason() == HeldBack.Reason.CONFLICT).isEmpty()) {
        return false;
      }
      ClosedAssessmentCopy copy = copy(id);
      inbox.takeTurn(copy);
      if (decision == Decision.TAKE_SECOND && !closed.replace(copy)) {
        return false;
      }
      heldBack.decided(id, decision.name(), operator, clock.now());
      record.decided(correlation(id), copy, decision, operator);
      return true;
    });
  }

  private ClosedAssessmentCopy copy(long id) {
    return (ClosedAssessmentCopy) federal.read(heldBack.payload(id));
  }

  private static String correlation(long id) {
    return "held-" + id;
  }
}
