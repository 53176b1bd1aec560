package org.belraihub.federal.inbound;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import org.belraihub.assessment.CentralResults;
import org.belraihub.fault.RefusedException;
import org.belraihub.federal.CentralComputation;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalOutcome.Receipt;
import org.belraihub.federal.FederalOutcome.Refusal;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.federal.SyncMessage;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the messages of the federal platform. A message id that came before has no second effect and gets its answer again; with other
 * content it is refused. What becomes of those that wait is in {@link HeldArrivals}.
 */
public class FederalArrivals {

  private final FederalAssessments federal;
  private final Inbox inbox;
  private final ClosedArrivals closed;
  private final TeamArrivals team;
  private final HeldBack heldBack;
  private final CentralResults central;
  private final RequestDesk requests;
  private final ArrivalRecord record;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  FederalArrivals(FederalAssessments federal, Inbox inbox, ClosedArrivals closed, TeamArrivals team, HeldBack heldBack, CentralResults central,
                  RequestDesk requests, ArrivalRecord record, TransactionOperations transaction, SystemClock clock) {
    this.federal = federal;
    this.inbox = inbox;
    this.closed = closed;
    this.team = team;
    this.heldBack = heldBack;
    this.central = central;
    this.requests = requests;
    this.record = record;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Takes a message that was sent; what is answered. */
  public FederalOutcome take(Arrival arrival) {
    String correlation = arrival.frame().correlation();
    try {
      return requests.read(arrival.frame(), () -> take(arrival.message(), correlation));
    } catch (RefusedException e) {
      FederalOutcome refused = ArrivalRecord.forGood(e);
      return requests.read(arrival.frame(), () -> {
        record.came(arrival.message(), refused, correlation);
        return refused;
      });
    }
  }

  /** Refuses a message that was sent and that nobody can read; what is answered. */
  public FederalOutcome refuse(Unreadable arrival) {
    var outcome = new FederalOutcome.Refused(Refusal.CONTENT_INVALID, arrival.what().why());
    return requests.read(arrival.frame(), () -> {
      record.unusable(arrival.what(), outcome, arrival.frame().correlation());
      return outcome;
    });
  }

  /** Takes a message that was pulled. What a rule refuses is skipped, and the audit has it: nobody waits for an answer. */
  public FederalOutcome takePulled(SyncMessage message) {
    String correlation = "pulled-" + message.messageId();
    FederalOutcome outcome;
    try {
      outcome = transaction.execute(status -> take(message, correlation));
    } catch (RefusedException e) {
      FederalOutcome refused = ArrivalRecord.forGood(e);
      transaction.executeWithoutResult(status -> record.came(message, refused, correlation));
      outcome = refused;
    }
    record.count(ArrivalRecord.Way.PULLED, outcome, correlation);
    return outcome;
  }

  /** Refuses a message that was pulled and that nobody can read. */
  public void refusePulled(Pulled.Unusable message) {
    var outcome = new FederalOutcome.Refused(Refusal.CONTENT_INVALID, message.why());
    String correlation = "pulled-" + ArrivalRecord.id(message);
    transaction.executeWithoutResult(status -> record.unusable(message, outcome, correlation));
    record.count(ArrivalRecord.Way.PULLED, outcome, correlation);
  }

  private FederalOutcome take(SyncMessage message, String correlation) {
    byte[] payload = federal.render(message);
    Optional<Inbox.Before> before = inbox.begin(message, sha256(payload), clock.now());
    FederalOutcome outcome = before.isPresent() ? again(message, before.get()) : process(message, payload);
    if (before.isEmpty()) {
      end(message, outcome);
    }
    record.came(message, outcome, correlation);
    return outcome;
  }

  private FederalOutcome process(SyncMessage message, byte[] payload) {
    inbox.takeTurn(message);
    if (message instanceof ClosedAssessmentCopy copy) {
      FederalOutcome outcome = closed.closed(copy);
      reasonToHold(outcome).ifPresent(reason -> heldBack.hold(reason, copy, payload, clock.now()));
      return outcome;
    }
    if (message instanceof SharingRevocation revocation) {
      return closed.revoked(revocation);
    }
    if (message instanceof CentralComputation computation) {
      central.add(computation.reference(), new CentralResults.Computed(computation.computedAt(), Computed.results(computation.results())),
          clock.now());
      return new FederalOutcome.Acknowledged(Receipt.PROCESSED);
    }
    return team.take(message);
  }

  private static Optional<HeldBack.Reason> reasonToHold(FederalOutcome outcome) {
    return outcome instanceof FederalOutcome.Parked ? Optional.of(HeldBack.Reason.VERSION)
        : isConflict(outcome) ? Optional.of(HeldBack.Reason.CONFLICT) : Optional.empty();
  }

  static boolean isConflict(FederalOutcome outcome) {
    return outcome instanceof FederalOutcome.Refused refused && refused.code() == Refusal.DUPLICATE_CONFLICT;
  }

  private void end(SyncMessage message, FederalOutcome outcome) {
    if (outcome instanceof FederalOutcome.Refused && !isConflict(outcome)) {
      inbox.forget(message.messageId());
    } else {
      inbox.end(message.messageId(), Word.of(outcome));
    }
  }

  /** The answer that it got, said to be a repetition where the contract has a word for that. */
  private static FederalOutcome again(SyncMessage message, Inbox.Before before) {
    if (!before.sameContent()) {
      return new FederalOutcome.Refused(Refusal.MESSAGE_ID_REUSED, "The message id came before with other content.");
    }
    return switch (before.outcome()) {
      case "REGISTERED", "ALREADY_REGISTERED" -> new FederalOutcome.AlreadyRegistered("VIP-" + message.reference(), before.receivedAt());
      case "PARKED" -> new FederalOutcome.Parked();
      case "DUPLICATE_CONFLICT" -> new FederalOutcome.Refused(Refusal.DUPLICATE_CONFLICT, "Other content stands under this reference number.");
      case "CONTENT_INVALID" -> new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "It waited for its version and was refused then.");
      case "REVOKED" -> new FederalOutcome.SharingRevoked();
      case "SUPERSEDED" -> new FederalOutcome.RevocationSuperseded();
      case "LATE" -> new FederalOutcome.Acknowledged(Receipt.LATE);
      default -> new FederalOutcome.Acknowledged(Receipt.DUPLICATE);
    };
  }

  private static byte[] sha256(byte[] payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
