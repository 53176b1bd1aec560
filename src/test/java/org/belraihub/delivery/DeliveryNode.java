package org.belraihub.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.belraihub.testing.HubStore;

/** One node that delivers, with a leg that does what the test says. Several on one store are several nodes. */
final class DeliveryNode {

  static final Duration CLAIM = Duration.ofMinutes(2);
  static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  static final int MAX_ATTEMPTS = 3;
  /** Of the real time: long enough for a busy machine to look before it ends. */
  private static final Duration CIRCUIT_PAUSE = Duration.ofSeconds(3);

  /** What came to the leg, in this order. */
  final List<Long> attempted = new CopyOnWriteArrayList<>();
  final PartnerCircuits circuits = new PartnerCircuits(CIRCUIT_PAUSE, CIRCUIT_PAUSE);
  final DrainPace pace = new DrainPace(300);
  final DeliveryAnnouncer announcer;
  final Deliveries deliveries;
  final DeliverySweep sweep;
  final DeliveryDesk desk;
  final DeliveryReceipts receipts;

  final DeliveryStore rows;
  private final HubStore store;
  private final Map<Long, Deque<Answer>> script = new ConcurrentHashMap<>();
  private final Map<Long, String> partners = new ConcurrentHashMap<>();

  /** What the leg does when a delivery comes. */
  interface Answer {
    AttemptOutcome to(Delivery delivery, String partner);
  }

  DeliveryNode(HubStore store, String name) {
    this(store, name, new ActiveMQConnectionFactory("vm://0"));
  }

  DeliveryNode(HubStore store, String name, ConnectionFactory broker) {
    this.store = store;
    var settings = new DeliverySettings(MAX_ATTEMPTS, FIRST_RETRY, Duration.ofSeconds(8), CLAIM, Duration.ofSeconds(1), Duration.ofSeconds(30),
        CIRCUIT_PAUSE, CIRCUIT_PAUSE, name);
    var meters = new DeliveryMeters(new SimpleMeterRegistry());
    rows = new DeliveryStore(store.jdbc(), store.cipher(), meters);
    announcer = new DeliveryAnnouncer(broker);
    deliveries = new Deliveries(rows, List.of(new ScriptedLeg()), circuits, announcer, store.audit(), store.transaction(), store.clock(),
        settings, meters, pace);
    Set<LegName> open = Set.of(LegName.INDICATION);
    sweep = new DeliverySweep(rows, circuits, announcer, open, store.transaction(), store.clock(), settings, pace);
    desk = new DeliveryDesk(rows, new PartnerAnswers(store.jdbc()), announcer, open, store.audit(), store.transaction(), store.clock(), pace);
    receipts = new DeliveryReceipts(rows, announcer, store.audit(), store.clock());
  }

  /** A delivery about an assessment, next in the lane of its person. */
  long enqueue(long person, long assessment) {
    long sequence = store.jdbc().sql("update person set lane_sequence = lane_sequence + 1 where id = ? returning lane_sequence").param(person)
        .query(Long.class).single();
    return store.transaction().execute(status -> desk.enqueue(LegName.INDICATION, null, person, sequence, assessment));
  }

  /** The next time this delivery comes, the leg answers so; without a word it acknowledges. */
  DeliveryNode answers(long delivery, Answer answer) {
    script.computeIfAbsent(delivery, id -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** This delivery goes to that partner; others to {@code federal}. */
  void to(long delivery, String partner) {
    partners.put(delivery, partner);
  }

  void work(long... ids) {
    for (long id : ids) {
      deliveries.work(id);
    }
  }

  Delivery row(long id) {
    return desk.find(id).orElseThrow();
  }

  DeliveryState state(long id) {
    return row(id).state();
  }

  static AttemptOutcome acknowledged(Delivery delivery, String partner) {
    return new AttemptOutcome.Acknowledged(partner, "REG-" + delivery.id(), "REGISTERED");
  }

  static AttemptOutcome unreachable(Delivery delivery, String partner) {
    return new AttemptOutcome.Unreachable(partner, "NOT_REACHED");
  }

  static AttemptOutcome held(Delivery delivery, String partner) {
    return new AttemptOutcome.Held("NO_CONSENT", Duration.ofMinutes(15));
  }

  static AttemptOutcome heldForAll(Delivery delivery, String partner) {
    return new AttemptOutcome.Held("NO_CONSENT", Duration.ofMinutes(15), Duration.ofMinutes(15));
  }

  static AttemptOutcome failed(Delivery delivery, String partner) {
    return new AttemptOutcome.Failed(partner, "NO_ANSWER", true);
  }

  static AttemptOutcome refused(Delivery delivery, String partner) {
    return new AttemptOutcome.Failed(partner, "CONTENT_CONFLICT", false);
  }

  static AttemptOutcome handedOver(Delivery delivery, String partner) {
    return new AttemptOutcome.HandedOver(partner, "MSG-" + delivery.id());
  }

  private final class ScriptedLeg implements Leg {

    @Override
    public LegName name() {
      return LegName.INDICATION;
    }

    @Override
    public Route route(Delivery delivery) {
      String partner = partners.getOrDefault(delivery.id(), "federal");
      return new Route.To(partner, () -> attempt(delivery, partner));
    }

    private AttemptOutcome attempt(Delivery delivery, String partner) {
      attempted.add(delivery.id());
      Deque<Answer> answers = script.get(delivery.id());
      Answer answer = answers == null ? null : answers.poll();
      return answer == null ? acknowledged(delivery, partner) : answer.to(delivery, partner);
    }
  }
}
