package org.belraihub.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Announces what is due and was not announced, or was announced and lost. Runs on every node; rows that another node announces at
 * the same moment are skipped. Never more than the pace allows, so that a backlog leaves room for what is new.
 */
public class DeliverySweep {

  private static final int LIMIT = 1000;

  private final DeliveryStore store;
  private final PartnerCircuits circuits;
  private final DeliveryAnnouncer announcer;
  private final Set<LegName> openLegs;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final DeliverySettings settings;
  private final DrainPace pace;

  DeliverySweep(DeliveryStore store, PartnerCircuits circuits, DeliveryAnnouncer announcer, Set<LegName> openLegs,
                TransactionOperations transaction, SystemClock clock, DeliverySettings settings, DrainPace pace) {
    this.store = store;
    this.circuits = circuits;
    this.announcer = announcer;
    this.openLegs = openLegs;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    this.pace = pace;
  }

  /** To be called once at start: ends the claims that this node held when it stopped or died. */
  public void begin() {
    transaction.executeWithoutResult(status -> {
      store.releaseClaimsOf(settings.node());
      store.announceAnewAll();
    });
  }

  /** One look at every open leg. */
  public void sweep() {
    for (LegName leg : openLegs) {
      Instant now = clock.now();
      store.drainRate(leg).ifPresent(rate -> pace.rate(leg, rate));
      int limit = Math.min(LIMIT, pace.allowed(leg));
      List<Long> due = limit == 0 ? List.of() : transaction.execute(status ->
          store.due(leg, now, now.minus(settings.announceAgain()), circuits.notClosed(), limit));
      pace.used(leg, due.size());
      announcer.announce(leg.queue(), due);
      for (String partner : circuits.halfOpen()) {
        store.oneDueOf(leg, partner, now).ifPresent(id -> announcer.announce(leg.queue(), List.of(id)));
      }
    }
  }
}
