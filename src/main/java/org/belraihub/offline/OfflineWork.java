package org.belraihub.offline;

import java.util.List;
import java.util.Optional;

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
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes assessments of items, each in a transaction of its own, once per item id on any node. What is wrong with one is its outcome and
 * nobody else's; a process that dies leaves the rest to be announced again.
 */
public class OfflineWork {

  /** Carries numbers of uploads that have items to process. */
  public static final String QUEUE = "belrai.offline";

  private static final Logger LOG = LoggerFactory.getLogger(OfflineWork.class);
  private static final java.time.Duration ANNOUNCE_AGAIN = java.time.Duration.ofSeconds(30);

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

  /** Processes what is left of an upload. */
  public void work(long upload) {
    Optional<OfflineStore.Uploader> uploader = transaction.execute(status -> store.uploader(upload));
    uploader.ifPresent(who -> {
      boolean more = true;
      while (more) {
        more = one(upload, who);
      }
      transaction.executeWithoutResult(status -> store.endIfDone(upload, clock.now()));
    });
  }

  private boolean one(long upload, OfflineStore.Uploader uploader) {
    var taken = new OfflineStore.Stored[1];
    try {
      Optional<OfflineArrivals.Taken> made = transaction.execute(status -> {
        Optional<OfflineStore.Stored> line = store.next(upload);
        line.ifPresent(stored -> taken[0] = stored);
        return line.flatMap(stored -> {
          Result result = take(admitted(uploader), stored.itemId(), stored.clear(), uploader.added(), frame(stored));
          store.end(stored, result.outcome());
          return result.taken();
        });
      });
      announce(made);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      end(taken[0], failed(e));
    }
    return taken[0] != null;
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

  /** One item that was uploaded alone: its outcome. */
  OfflineOutcome single(Admitted<?> request, String itemId, byte[] clear, OfflineItem.Added added) {
    try {
      Result result = transaction.execute(status -> take(request.caller(), itemId, clear, added, request.frame()));
      announce(result.taken());
      return result.outcome();
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(e);
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

  private static OfflineOutcome failed(RuntimeException e) {
    if (e instanceof RefusedException refused) {
      return OfflineOutcome.error(refused.code().name(), refused.places());
    }
    LOG.error("An offline item failed by a defect", e);
    return OfflineOutcome.error(FaultCode.TEMPORARILY_UNAVAILABLE.name(), List.of());
  }
}
