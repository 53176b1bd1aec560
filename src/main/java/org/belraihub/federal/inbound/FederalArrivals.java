package org.belraihub.federal.inbound;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.assessment.CentralResults;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.federal.CentralComputation;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalOutcome.Receipt;
import org.belraihub.federal.FederalOutcome.Refusal;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.federal.SyncMessage;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the messages of the federal platform. A message id that came before has no second effect and gets its answer again; with other
 * content it is refused. The operator decides on conflicts; what waited for a version is processed once its definition is here.
 */
public class FederalArrivals {

  private static final int AT_ONCE = 100;

  private final FederalAssessments federal;
  private final Inbox inbox;
  private final ClosedArrivals closed;
  private final TeamArrivals team;
  private final HeldBack heldBack;
  private final CentralResults central;
  private final InstrumentRegistry registry;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  FederalArrivals(FederalAssessments federal, Inbox inbox, ClosedArrivals closed, TeamArrivals team, HeldBack heldBack, CentralResults central,
                  InstrumentRegistry registry, RequestDesk requests, AuditTrail audit, TransactionOperations transaction, SystemClock clock) {
    this.federal = federal;
    this.inbox = inbox;
    this.closed = closed;
    this.team = team;
    this.heldBack = heldBack;
    this.central = central;
    this.registry = registry;
    this.requests = requests;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Takes a message that was sent; what is answered. */
  public FederalOutcome take(Arrival arrival) {
    return requests.read(arrival.frame(), () -> take(arrival.message(), arrival.frame().correlation()));
  }

  /** Takes a message that was pulled. */
  public FederalOutcome takePulled(SyncMessage message) {
    return transaction.execute(status -> take(message, "pulled-" + message.messageId()));
  }

  private FederalOutcome take(SyncMessage message, String correlation) {
    byte[] payload = federal.render(message);
    Optional<Inbox.Before> before = inbox.begin(message, sha256(payload), clock.now());
    FederalOutcome outcome = before.isPresent() ? again(message, before.get()) : process(message, payload);
    if (before.isEmpty()) {
      end(message, outcome);
    }
    audited(message, outcome, correlation);
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

  private static boolean isConflict(FederalOutcome outcome) {
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
      case "REVOKED" -> new FederalOutcome.SharingRevoked();
      case "SUPERSEDED" -> new FederalOutcome.RevocationSuperseded();
      case "LATE" -> new FederalOutcome.Acknowledged(Receipt.LATE);
      default -> new FederalOutcome.Acknowledged(Receipt.DUPLICATE);
    };
  }

  private void audited(SyncMessage message, FederalOutcome outcome, String correlation) {
    boolean refused = outcome instanceof FederalOutcome.Refused;
    audit.record(AuditEvent.ofHub(AuditAction.FEDERAL_RECEIVED, correlation,
            Map.of("message", message.messageId(), "kind", message.getClass().getSimpleName()))
        .about(null, message.reference().text())
        .coded(refused ? AuditEvent.Outcome.REFUSED : AuditEvent.Outcome.OK, Word.of(outcome)));
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
          transaction.executeWithoutResult(status -> heldBack.lock(held.id()).ifPresent(this::processParked));
        }
      }
    } while (waiting.size() == AT_ONCE);
  }

  private void processParked(HeldBack.Held held) {
    var copy = (ClosedAssessmentCopy) federal.read(heldBack.payload(held.id()));
    inbox.takeTurn(copy);
    FederalOutcome outcome = closed.closed(copy);
    inbox.end(copy.messageId(), Word.of(outcome));
    if (isConflict(outcome)) {
      heldBack.conflict(held.id());
    } else {
      heldBack.decided(held.id(), Word.of(outcome), "hub", clock.now());
    }
    audited(copy, outcome, "held-" + held.id());
  }

  /** What an operator decides on a conflict. */
  public enum Decision {
    /** What stands is right; the other is kept apart and never shown. */
    KEEP_FIRST,
    /** The later one is right; what stood is kept apart. Only for what the federal platform made. */
    TAKE_SECOND
  }

  /** Decides on a conflict; false when none with this number waits, or when the second would replace one of ours. */
  public boolean decide(long id, Decision decision, String operator) {
    return transaction.execute(status -> {
      Optional<HeldBack.Held> found = heldBack.lock(id).filter(held -> held.reason() == HeldBack.Reason.CONFLICT);
      if (found.isEmpty()) {
        return false;
      }
      var copy = (ClosedAssessmentCopy) federal.read(heldBack.payload(id));
      inbox.takeTurn(copy);
      if (decision == Decision.TAKE_SECOND && !closed.replace(copy)) {
        return false;
      }
      Instant now = clock.now();
      heldBack.decided(id, decision.name(), operator, now);
      audit.record(AuditEvent.ofHub(AuditAction.FEDERAL_CONFLICT_DECIDED, "held-" + id, Map.of("decision", decision.name(), "operator", operator))
          .about(null, copy.reference().text()));
      return true;
    });
  }

  private static byte[] sha256(byte[] payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
