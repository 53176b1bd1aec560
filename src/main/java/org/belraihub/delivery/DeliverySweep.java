package org.belraihub.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.time.SystemClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Announces what is due and was not announced, or was announced and lost. Runs on every node; rows that another node announces at
 * the same moment are skipped. Never more than the pace allows, and never more ahead of what is new than is worked in some seconds, so that
 * a backlog leaves room for it.
 */
public class DeliverySweep {

  private static final int LIMIT = 1000;
  /** What is new queues behind what was announced before it: some seconds, however much has waited and however slow a partner is. */
  private static final int MOST_AHEAD = 500;

  private final DeliveryStore store;
  private final PartnerCircuits circuits;
  private final DeliveryAnnouncer announcer;
  private final Set<LegName> openLegs;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final DeliverySettings settings;
  private final DrainPace pace;
  private final Map<LegName, Collection<Long>> ahead = new EnumMap<>(LegName.class);

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
      announcer.announce(leg.queue(), due(leg, now));
      for (String partner : circuits.halfOpen()) {
        store.oneDueOf(leg, partner, now).ifPresent(id -> announcer.announce(leg.queue(), List.of(id)));
      }
    }
  }

  private List<Long> due(LegName leg, Instant now) {
    Instant lately = now.minus(settings.announceAgain());
    var waiting = new ArrayList<>(store.notTaken(ahead.getOrDefault(leg, List.of()), lately));
    int limit = Math.min(LIMIT, Math.min(pace.allowed(leg), MOST_AHEAD - waiting.size()));
    List<Long> due = limit <= 0 ? List.of() : transaction.execute(status -> store.due(leg, now, lately, circuits.notClosed(), limit));
    pace.used(leg, due.size());
    waiting.addAll(due);
    ahead.put(leg, waiting);
    return due;
  }
}
