package org.belraihub.offline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.belraihub.access.Caller;
import org.belraihub.access.CallerGate;
import org.belraihub.assessment.HandOn;
import org.belraihub.assessment.OfflineArrivals;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.request.Admitted;
import org.belraihub.request.Frame;
import org.belraihub.store.DatabaseFailure;
import org.belraihub.time.SystemClock;
import org.belraihub.trace.Causes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes assessments of items, each in a transaction of its own, once per item id on any node. What is wrong with one is its outcome and
 * nobody else's; a process that dies leaves the rest to be announced again.
 *
 * <p>An item that was accepted is the hub's to look after, and the file may be gone at its sender. So its content goes only with an outcome
 * that somebody can do something about. A silent source and a defect leave it to be tried again, with pauses that double, for a day and a
 * half; then it ends as TEMPORARILY_UNAVAILABLE, so that whoever uploaded it gets an answer and personal data do not stay for good.
 * While the database fails nothing ends.
 */
public class OfflineWork {

  /** Carries numbers of uploads that have items to process. */
  public static final String QUEUE = "belrai.offline";

  private static final Logger LOG = LoggerFactory.getLogger(OfflineWork.class);
  private static final java.time.Duration ANNOUNCE_AGAIN = java.time.Duration.ofSeconds(30);
  /** With pauses that double: 34 hours in all. */
  private static final int MOST_TRIES = 12;

  private final OfflineStore store;
  private final OfflineArrivals arrivals;
  private final HandOn handOn;
  private final CallerGate gate;
  private final OrganisationDirectory organisations;
  private final DeliveryAnnouncer announcer;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  OfflineWork(OfflineStore store, OfflineArrivals arrivals, HandOn handOn, CallerGate gate, OrganisationDirectory organisations,
              DeliveryAnnouncer announcer, TransactionOperations transaction, SystemClock clock) {
    this.store = store;
    this.arrivals = arrivals;
    this.handOn = handOn;
    this.gate = gate;
    this.organisations = organisations;
    this.announcer = announcer;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Announces uploads that are not done and that nobody has worked on lately. */
  public void announceAgain() {
    List<Long> waiting = transaction.execute(status -> store.toAnnounce(clock.now(), clock.now().minus(ANNOUNCE_AGAIN)));
    announcer.announce(QUEUE, waiting);
  }

  /** Announces a fresh one. */
  public OfflineUploads.Accepted announce(OfflineUploads.Accepted accepted) {
    announcer.announce(QUEUE, List.of(accepted.upload()));
    return accepted;
  }

  /** Processes what is left of an upload, each item once. */
  public void work(long upload) {
    transaction.execute(status -> store.tries(upload)).ifPresent(tries -> {
      var place = OptionalInt.of(0);
      boolean left = false;
      while (place.isPresent()) {
        Attempt attempt = one(upload, place.getAsInt(), tries >= MOST_TRIES);
        place = attempt.place();
        left |= attempt.left();
      }
      passed(upload, left, tries);
    });
  }

  private void passed(long upload, boolean left, int tries) {
    transaction.executeWithoutResult(status -> {
      if (!store.endIfDone(upload, clock.now()) && left) {
        // announced again ANNOUNCE_AGAIN after this moment
        store.postpone(upload, clock.now().plus(ANNOUNCE_AGAIN.multipliedBy((1L << Math.min(tries, MOST_TRIES)) - 1)));
      }
    });
  }

  /** The place of the line that was tried, if there was one, and whether it is left to be tried again. */
  private record Attempt(OptionalInt place, boolean left) {
  }

  private Attempt one(long upload, int after, boolean lastTry) {
    var taken = new OfflineStore.Stored[1];
    boolean left = false;
    try {
      Optional<OfflineArrivals.Taken> made = transaction.execute(status -> {
        Optional<OfflineStore.Stored> line = store.next(upload, after);
        line.ifPresent(stored -> taken[0] = stored);
        return line.flatMap(stored -> {
          Result result = take(admitted(stored.uploader()), stored.itemId(), stored.clear(), stored.uploader().added(), frame(stored));
          store.end(stored, result.outcome());
          return result.taken();
        });
      });
      announce(made);
    } catch (RuntimeException e) {
      if (taken[0] == null || !(e instanceof RefusedException) && DatabaseFailure.caused(e)) {
        throw e;
      }
      left = failed(taken[0], e, lastTry);
    }
    return new Attempt(taken[0] == null ? OptionalInt.empty() : OptionalInt.of(taken[0].position()), left);
  }

  /** Whether it is left to be tried again. */
  private boolean failed(OfflineStore.Stored line, RuntimeException e, boolean lastTry) {
    if (e instanceof RefusedException refused && !refused.code().mayBeRetried()) {
      end(line, OfflineOutcome.error(refused.code().name(), refused.places()));
      return false;
    }
    if (e instanceof RefusedException refused) {
      LOG.info("Item {} of offline upload {} waits: {}", line.position(), line.upload(), refused.reason());
    } else {
      LOG.error("Item {} of offline upload {} failed by a defect: {}", line.position(), line.upload(), Causes.describe(e));
    }
    if (lastTry) {
      end(line, OfflineOutcome.error(FaultCode.TEMPORARILY_UNAVAILABLE.name(), List.of()));
    }
    return !lastTry;
  }

  private void end(OfflineStore.Stored line, OfflineOutcome outcome) {
    transaction.executeWithoutResult(status -> store.end(line, outcome));
  }

  private Caller admitted(OfflineStore.Uploader uploader) {
    Organisation organisation = organisations.byHco(uploader.claims().organisation()).orElseThrow(() ->
        new RefusedException(FaultCode.CERTIFICATE_REJECTED, "the organisation was withdrawn"));
    return gate.admit(organisation, uploader.claims());
  }

  private static Frame frame(OfflineStore.Stored line) {
    return new Frame(line.itemId(), new byte[0], new byte[0], java.time.LocalDate.EPOCH, "offline-" + line.upload() + "-" + line.position());
  }

  /** One item that was uploaded alone: its outcome. What is not the item's own fails the call, and the same request may come again. */
  OfflineOutcome single(Admitted<?> request, String itemId, byte[] clear, OfflineItem.Added added) {
    try {
      Result result = transaction.execute(status -> take(request.caller(), itemId, clear, added, request.frame()));
      announce(result.taken());
      return result.outcome();
    } catch (RefusedException e) {
      if (e.code().mayBeRetried()) {
        throw e;
      }
      return OfflineOutcome.error(e.code().name(), e.places());
    }
  }

  private record Result(OfflineOutcome outcome, Optional<OfflineArrivals.Taken> taken) {
  }

  private Result take(Caller caller, String itemId, byte[] clear, OfflineItem.Added added, Frame frame) {
    store.takeTurn(itemId);
    Optional<OfflineStore.Registered> before = store.registered(itemId);
    if (before.isPresent()) {
      return new Result(before.get().organisation().equals(caller.hco()) ? OfflineOutcome.uploaded(before.get().reference())
          : OfflineOutcome.error(FaultCode.DUPLICATE_CONFLICT.name(), List.of("itemId")), Optional.empty());
    }
    OfflineArrivals.Taken taken = arrivals.take(Admitted.of(caller, frame, OfflineItem.read(itemId, clear, added)));
    store.register(itemId, caller.hco(), taken.reference(), clock.now());
    return new Result(OfflineOutcome.uploaded(taken.reference()), Optional.of(taken));
  }

  private void announce(Optional<OfflineArrivals.Taken> taken) {
    taken.flatMap(OfflineArrivals.Taken::outcome).ifPresent(handOn::announce);
  }
}
