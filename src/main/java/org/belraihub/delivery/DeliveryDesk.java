package org.belraihub.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** What others do with deliveries: create them with their cause, show them, and the operator's replay and discard. */
public class DeliveryDesk {

  private final DeliveryStore store;
  private final DeliveryAnnouncer announcer;
  private final PartnerAnswers answers;
  private final Set<LegName> openLegs;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final DrainPace pace;

  DeliveryDesk(DeliveryStore store, PartnerAnswers answers, DeliveryAnnouncer announcer, Set<LegName> openLegs, AuditTrail audit,
               TransactionOperations transaction, SystemClock clock, DrainPace pace) {
    this.store = store;
    this.answers = answers;
    this.announcer = announcer;
    this.openLegs = openLegs;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.pace = pace;
  }

  /** Writes a delivery in the caller's transaction; announce it after the commit. */
  public long enqueue(LegName leg, @Nullable String partner, long lane, long sequence, long assessment) {
    return enqueue(lane, assessment, List.of(new NewDelivery(leg, partner, sequence))).get(0);
  }

  /** Writes all deliveries of an assessment in the caller's transaction, their ids in order; announce them after the commit. */
  public List<Long> enqueue(long lane, long assessment, List<NewDelivery> deliveries) {
    return store.insert(lane, assessment, deliveries, clock.now());
  }

  /** Announces what was enqueued, after its transaction committed. */
  public void announce(LegName leg, long id) {
    if (openLegs.contains(leg)) {
      announcer.announce(leg.queue(), List.of(id));
    }
  }

  /**
   * Notes who gets the message and the id under which the acknowledgment will come, in the transaction that makes the message. From
   * then on the partner stays the same, whatever its source says later: it may have the message.
   *
   * @return false when another node, to whom the claim went over meanwhile, was told of another partner: then nothing may be sent
   */
  public boolean messageIdGiven(long id, String partner, String messageId) {
    return store.giveMessageId(id, partner, messageId);
  }

  /** The bytes of a delivery, rendered at the first call and the same ever after; sealed at rest. */
  public byte[] payload(Delivery delivery, Supplier<byte[]> rendering) {
    return transaction.execute(status -> store.storedPayload(delivery.id())
        .orElseGet(() -> store.payload(delivery.id(), rendering.get(), clock.now())));
  }

  /** Gives a delivery its bytes, in the transaction that writes it. */
  public void render(long id, byte[] payload) {
    store.payload(id, payload, clock.now());
  }

  /** The bytes of a delivery, if they were rendered. */
  public Optional<byte[]> storedPayload(long id) {
    return store.storedPayload(id);
  }

  /** Held deliveries of a leg are asked again soon, because their reason may be gone; in the caller's transaction. */
  public void askAgain(LegName leg, String reason) {
    store.askAgain(leg, reason, clock.now());
  }

  /** All legs of one assessment, in order. */
  public List<Delivery> ofAssessment(long assessment) {
    return store.ofAssessment(assessment);
  }

  /** What partners decided about these deliveries, by id; none for those without an answer. */
  public Map<Long, PartnerAnswer> answers(List<Delivery> of) {
    return answers.current(of.stream().map(Delivery::id).toList());
  }

  /** One delivery. */
  public Optional<Delivery> find(long id) {
    return store.find(id);
  }

  /** What was tried, oldest first. */
  public List<DeliveryAttempt> attempts(long id) {
    return store.attempts(id);
  }

  /** Deliveries in a state, by id, a page after {@code after}. */
  public List<Delivery> inState(DeliveryState state, long after, int limit) {
    return store.inState(state, after, limit);
  }

  /** How many are where, of all that are not final. */
  public List<DeliveryCount> counts() {
    return store.counts();
  }

  /** What waits on a leg and how long it will take. */
  public Backlog backlog(LegName leg) {
    Instant now = clock.now();
    long waiting = 0;
    long held = 0;
    long parked = 0;
    Instant oldest = null;
    for (DeliveryCount count : store.counts()) {
      if (count.leg() == leg && count.state().blocksLane()) {
        waiting += count.number();
        oldest = oldest == null || count.since().isBefore(oldest) ? count.since() : oldest;
      } else if (count.leg() == leg) {
        held += count.state() == DeliveryState.HELD ? count.number() : 0;
        parked += count.state() == DeliveryState.PARKED ? count.number() : 0;
      }
    }
    long lastMinute = store.acknowledgedSince(leg, now.minusSeconds(60));
    Long left = waiting == 0 || lastMinute == 0 ? null : Long.valueOf(waiting * 60 / lastMinute);
    return new Backlog(leg, waiting, held, parked, oldest, lastMinute, store.drainRate(leg).orElse(pace.rate(leg)), left);
  }

  /** From now on every node lets out so many waiting deliveries of a leg in a second at most; 0 stops it. */
  public void drainAt(LegName leg, int perSecond, String operator) {
    if (perSecond < 0) {
      throw new IllegalArgumentException("a rate is not negative");
    }
    transaction.executeWithoutResult(status -> {
      store.drainRate(leg, perSecond, operator, clock.now());
      audit.record(AuditEvent.ofHub(AuditAction.DRAIN_RATE_SET, "drain-" + leg, Map.of("leg", leg.name(), "perSecond",
          Integer.toString(perSecond), "operator", operator)));
    });
  }

  /** Sends a parked delivery again, with the same bytes and message id. False when it is not parked. */
  public boolean replay(long id, String operator) {
    Optional<Delivery> replayed = transaction.execute(status -> store.lock(id)
        .filter(delivery -> delivery.state() == DeliveryState.PARKED)
        .map(delivery -> {
          Instant now = clock.now();
          store.move(delivery, DeliveryState.QUEUED, delivery.reason(), 0, null, null, now, now);
          audited(AuditAction.DELIVERY_REPLAYED, delivery, operator);
          return delivery;
        }));
    replayed.ifPresent(delivery -> announce(delivery.leg(), id));
    return replayed.isPresent();
  }

  /** Decides that a parked or held delivery shall not go. False when it is neither. */
  public boolean discard(long id, String operator) {
    return transaction.execute(status -> store.lock(id)
        .filter(delivery -> delivery.state() == DeliveryState.PARKED || delivery.state() == DeliveryState.HELD)
        .map(delivery -> {
          Instant now = clock.now();
          store.move(delivery, DeliveryState.DISCARDED, delivery.reason(), delivery.attempts(), null, null, now, now);
          audited(AuditAction.DELIVERY_DISCARDED, delivery, operator);
          return true;
        }).orElse(false));
  }

  private void audited(AuditAction action, Delivery delivery, String operator) {
    audit.record(AuditEvent.ofHub(action, Deliveries.correlation(delivery.id()), Map.of("leg", delivery.leg().name(), "operator", operator))
        .about(delivery.lane(), null));
  }
}
