package org.belraihub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.AttemptOutcome.Acknowledged;
import org.belraihub.delivery.AttemptOutcome.Failed;
import org.belraihub.delivery.AttemptOutcome.HandedOver;
import org.belraihub.delivery.AttemptOutcome.Held;
import org.belraihub.delivery.AttemptOutcome.Unreachable;
import org.belraihub.time.SystemClock;
import org.belraihub.trace.Correlation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works one announced delivery: claims the head of its lane, asks the leg, records what came of it and claims what follows in the
 * lane. Claim and record are transactions of their own; nothing remote happens inside one.
 */
public class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  /** Of one lane, before other lanes and the end of the hub get their turn. */
  private static final int MOST_IN_A_ROW = 20;

  private final DeliveryStore store;
  private final Map<LegName, Leg> legs = new EnumMap<>(LegName.class);
  private final PartnerCircuits circuits;
  private final DeliveryAnnouncer announcer;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final DeliverySettings settings;
  private final DeliveryMeters meters;
  private final DrainPace pace;
  private final Set<Long> cutShort = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  Deliveries(DeliveryStore store, List<Leg> legs, PartnerCircuits circuits, DeliveryAnnouncer announcer, AuditTrail audit,
             TransactionOperations transaction, SystemClock clock, DeliverySettings settings, DeliveryMeters meters,
             DrainPace pace) {
    this.store = store;
    legs.forEach(leg -> this.legs.put(leg.name(), leg));
    this.circuits = circuits;
    this.announcer = announcer;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    this.meters = meters;
    this.pace = pace;
  }

  /** A delivery that this node may send, and until when; after that another node may take over. */
  private record Claim(Delivery delivery, Instant until) {
  }

  /** What is due now in the lane of a delivery that was just worked: for whoever takes its announcement, or claimed by this node. */
  private record Following(Optional<Delivery> next, Optional<Claim> claim) {
  }

  /** Does the work that one announcement stands for, and what is due after it in the same lane; without effect when there is none any more. */
  public void work(long id) {
    var taken = new HashSet<>(List.of(id));
    try {
      work(id, taken);
    } catch (RuntimeException e) {
      cutShort.addAll(taken);
      throw e;
    }
  }

  /**
   * Makes due again what an exception cut short on this node, which is mostly the database going away: the announcement is used up,
   * and the claim may stand. Another node would take over only when the claim ends.
   */
  public void takeUpAgain() {
    List<Long> ids = List.copyOf(cutShort);
    if (!ids.isEmpty()) {
      transaction.executeWithoutResult(status -> store.makeDueAgain(ids, settings.node()));
      cutShort.removeAll(ids);
    }
  }

  /** The hub ends: what is under way comes to its end, and what follows it in a lane waits for the next start. */
  void end() {
    ending = true;
  }

  private void work(long id, Set<Long> taken) {
    Optional<Claim> claimed;
    try (var correlation = Correlation.of(correlation(id))) {
      claimed = transaction.execute(status -> store.headOfLaneOf(id, clock.now()).flatMap(head -> claim(head, taken)));
    }
    for (int inARow = 1; claimed.isPresent(); inARow++) {
      claimed = deliver(claimed.get(), inARow < MOST_IN_A_ROW, taken);
    }
  }

  /** What the same node does next: another announcement, of many that wait in a lane, would only be a way around. */
  private Optional<Claim> deliver(Claim claim, boolean goOn, Set<Long> taken) {
    Delivery delivery = claim.delivery();
    try (var correlation = Correlation.of(correlation(delivery.id()))) {
      long begun = System.nanoTime();
      AttemptOutcome outcome = outcomeOf(delivery);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      meters.attempted(delivery.leg(), outcome, took);
      boolean straightOn = goOn && !ending && !(outcome instanceof Unreachable);
      Following following = transaction.execute(status -> {
        record(claim, outcome, took.toMillis());
        return straightOn ? new Following(Optional.empty(), following(delivery, taken)) : new Following(toAnnounce(delivery), Optional.empty());
      });
      following.next().ifPresent(next -> announcer.announce(delivery.leg().queue(), List.of(next.id())));
      return following.claim();
    }
  }

  private Optional<Claim> following(Delivery delivery, Set<Long> taken) {
    if (!pace.take(delivery.leg())) {
      store.nextInLane(delivery.leg(), delivery.lane(), clock.now()).ifPresent(next -> store.lookSoon(next.id()));
      return Optional.empty();
    }
    Instant now = clock.now();
    Instant until = now.plus(settings.claim());
    Optional<Claim> claim = store.claimNext(delivery.leg(), delivery.lane(), settings.node(), now, until).map(next -> new Claim(next, until));
    claim.ifPresentOrElse(next -> taken.add(next.delivery().id()), () -> pace.used(delivery.leg(), -1));
    return claim;
  }

  /** When the pace allows no more, the sweep announces it. */
  private Optional<Delivery> toAnnounce(Delivery delivery) {
    Optional<Delivery> next = store.nextInLane(delivery.leg(), delivery.lane(), clock.now());
    if (next.isEmpty() || pace.take(delivery.leg())) {
      return next;
    }
    store.lookSoon(next.get().id());
    return Optional.empty();
  }

  /** In log and audit alike; the announced delivery is not always the one whose turn it is. */
  static String correlation(long delivery) {
    return "delivery-" + delivery;
  }

  private Optional<Claim> claim(Delivery head, Set<Long> taken) {
    if (circuitIsOpen(head.partner())) {
      return Optional.empty();
    }
    Instant now = clock.now();
    Instant until = now.plus(settings.claim());
    taken.add(head.id());
    return store.claim(head.id(), settings.node(), now, until) ? Optional.of(new Claim(head, until)) : Optional.empty();
  }

  private boolean circuitIsOpen(@Nullable String partner) {
    return partner != null && "OPEN".equals(circuits.states().get(partner));
  }

  private AttemptOutcome outcomeOf(Delivery delivery) {
    Leg leg = legs.get(delivery.leg());
    try {
      Leg.Route route = leg.route(delivery);
      if (route instanceof Leg.Route.NotNow notNow) {
        return notNow.outcome();
      }
      Leg.Route.To to = (Leg.Route.To) route;
      return circuits.permits(to.partner()) ? attempt(to) : new Unreachable(to.partner(), "CIRCUIT_OPEN");
    } catch (RuntimeException e) {
      LOG.error("Delivery {} failed by a defect", delivery.id(), e);
      return new Failed(delivery.partner() == null ? "" : delivery.partner(), "DEFECT", true);
    }
  }

  private AttemptOutcome attempt(Leg.Route.To to) {
    String partner = to.partner();
    boolean answered = false;
    try {
      AttemptOutcome outcome = to.sending().attempt();
      if (outcome instanceof Unreachable unreachable && unreachable.partner().equals(partner)) {
        circuits.notReached(partner);
      } else {
        boolean back = !"CLOSED".equals(circuits.states().get(partner));
        circuits.reached(partner);
        if (back) {
          LOG.info("Partner {} answers again", partner);
          store.announceAnewAllOf(partner);
        }
      }
      answered = true;
      return outcome;
    } finally {
      if (!answered) {
        circuits.unused(partner);
      }
    }
  }

  /** Once its claim has ended a node has nothing to say any more, but that the partner has it is true whoever heard it. */
  private void record(Claim claim, AttemptOutcome outcome, long millis) {
    Delivery delivery = claim.delivery();
    Instant now = clock.now();
    if (!(outcome instanceof Acknowledged acknowledged)) {
      store.lockClaimed(delivery.id(), settings.node(), claim.until()).ifPresent(locked -> record(locked, outcome, now, millis));
    } else if (store.acknowledged(delivery, 1, acknowledged.partner(), acknowledged.messageId(), acknowledged.code(), now, millis)) {
      audited(AuditAction.DELIVERY_ACKNOWLEDGED, delivery, acknowledged.code());
    }
  }

  private void record(Delivery delivery, AttemptOutcome outcome, Instant now, long millis) {
    if (outcome instanceof HandedOver handed) {
      store.attempt(delivery.id(), now, "HANDED_OVER", null, millis);
      store.move(delivery, DeliveryState.SENT, null, delivery.attempts() + 1, handed.partner(), handed.messageId(), now, now);
    } else if (outcome instanceof Held held) {
      hold(delivery, held, now);
    } else if (outcome instanceof Unreachable unreachable) {
      store.move(delivery, DeliveryState.QUEUED, unreachable.code(), delivery.attempts(), partnerOf(unreachable.partner()), null, now,
          now.plus(circuits.states().containsKey(unreachable.partner()) ? Duration.ZERO : settings.firstRetry()));
    } else if (outcome instanceof Failed failed) {
      fail(delivery, failed, now, millis);
    }
  }

  /** Only names of partners are stored; a source that did not answer is none. */
  private @Nullable String partnerOf(String name) {
    return circuits.states().containsKey(name) ? name : null;
  }

  private void hold(Delivery delivery, Held held, Instant now) {
    boolean firstTime = !held.reason().equals(delivery.reason());
    boolean again = DeliveryStore.askedAgain(delivery);
    store.move(delivery, DeliveryState.HELD, held.reason(), delivery.attempts(), null, null, now, again ? now : now.plus(held.askAgainIn()));
    if (!again && !held.restOfLane().isZero()) {
      store.holdOn(delivery.leg(), delivery.lane(), held.reason(), now, now.plus(held.restOfLane()));
    }
    if (firstTime) {
      audited(AuditAction.DELIVERY_HELD, delivery, held.reason());
    }
  }

  private void fail(Delivery delivery, Failed failed, Instant now, long millis) {
    int attempts = delivery.attempts() + 1;
    store.attempt(delivery.id(), now, "FAILED", failed.code(), millis);
    if (failed.mayBeRetried() && attempts < settings.maxAttempts()) {
      store.move(delivery, DeliveryState.QUEUED, failed.code(), attempts, partnerOf(failed.partner()), null, now,
          now.plus(settings.retryAfter(attempts)));
    } else {
      store.move(delivery, DeliveryState.PARKED, failed.code(), attempts, partnerOf(failed.partner()), null, now, now);
      audited(AuditAction.DELIVERY_PARKED, delivery, failed.code());
      LOG.warn("Delivery {} on leg {} is parked: {}", delivery.id(), delivery.leg(), failed.code());
    }
  }

  private void audited(AuditAction action, Delivery delivery, String code) {
    audit.record(event(action, delivery, code));
  }

  /** What became of a delivery, for the audit. */
  static AuditEvent event(AuditAction action, Delivery delivery, @Nullable String code) {
    return AuditEvent.ofHub(action, correlation(delivery.id()), Map.of("leg", delivery.leg().name()))
        .about(delivery.lane(), null).coded(AuditEvent.Outcome.OK, code);
  }
}
