package org.belraihub.delivery;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What transports report that acknowledge later by themselves. Works on the transport's own connection, so that its record and the
 * delivery change together; every call may come twice.
 */
public class DeliveryReceipts {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReceipts.class);

  private final DeliveryStore store;
  private final DeliveryAnnouncer announcer;
  private final AuditTrail audit;
  private final SystemClock clock;

  DeliveryReceipts(DeliveryStore store, DeliveryAnnouncer announcer, AuditTrail audit, SystemClock clock) {
    this.store = store;
    this.announcer = announcer;
    this.audit = audit;
    this.clock = clock;
  }

  /** The partner acknowledged, perhaps after the delivery had been given up. */
  public void acknowledged(Connection connection, String messageId) {
    DeliveryStore same = store.on(connection);
    Instant now = clock.now();
    same.findByMessageId(messageId).filter(delivery -> same.acknowledged(delivery, 0, null, null, null, now, 0)).ifPresent(delivery -> {
      audit.on(connection).record(Deliveries.event(AuditAction.DELIVERY_ACKNOWLEDGED, delivery, null));
      same.nextInLane(delivery.leg(), delivery.lane(), now)
          .ifPresent(next -> announcer.announce(delivery.leg().queue(), List.of(next.id())));
    });
  }

  /** The delivery of an assessment on a leg, by its reference number. */
  public Optional<Delivery> ofReference(Connection connection, LegName leg, String reference) {
    return store.on(connection).ofReference(leg, reference);
  }

  /** A fact about this person changed: what is held on the leg is looked at again at once. */
  public void askAgain(Connection connection, LegName leg, long lane) {
    store.on(connection).askAgain(leg, lane, clock.now());
  }

  /** The same message goes out under a new id. */
  public void renamed(Connection connection, String earlier, String later) {
    DeliveryStore same = store.on(connection);
    same.findByMessageId(earlier).ifPresent(delivery -> {
      same.giveMessageId(delivery.id(), String.valueOf(delivery.partner()), later);
      same.attempt(delivery.id(), clock.now(), "RESUBMITTED", null, 0);
      audit.on(connection).record(Deliveries.event(AuditAction.DELIVERY_RESUBMITTED, delivery, null));
    });
  }

  /** The transport gave up. */
  public void givenUp(Connection connection, String messageId, String code) {
    DeliveryStore same = store.on(connection);
    same.findByMessageId(messageId).filter(delivery -> delivery.state().blocksLane()).ifPresent(delivery -> {
      Instant now = clock.now();
      same.attempt(delivery.id(), now, "FAILED", code, 0);
      same.move(delivery, DeliveryState.PARKED, code, delivery.attempts(), null, null, now, now);
      audit.on(connection).record(Deliveries.event(AuditAction.DELIVERY_PARKED, delivery, code));
      LOG.warn("Delivery {} on leg {} is parked: {}", delivery.id(), delivery.leg(), code);
    });
  }
}
