package org.belraihub.app;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.belraihub.store.TimePartitions;
import org.belraihub.store.TimePartitions.Span;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the partitions of the tables that grow with traffic ahead of time, and drops replay guards that no acceptable message can meet
 * any more. The audit is never dropped.
 */
@Component
class DatabaseUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseUpkeep.class);
  private static final int DAYS_AHEAD = 3;
  private static final int MONTHS_AHEAD = 2;

  private final TimePartitions audit;
  private final TimePartitions replayGuard;
  private final Duration acceptable;
  private final SystemClock clock;

  DatabaseUpkeep(JdbcClient jdbc, TransactionTemplate transaction, SoapProperties soap, SystemClock clock) {
    this.audit = new TimePartitions(jdbc, transaction, "audit_event", "at", Span.MONTH);
    this.replayGuard = new TimePartitions(jdbc, transaction, "replay_guard", "created_on", Span.DAY);
    this.acceptable = soap.maximumAge().plus(soap.clockSkew());
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${hub.database.upkeep-every}")
  void run() {
    try {
      LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
      audit.make(today, MONTHS_AHEAD);
      replayGuard.make(today, DAYS_AHEAD);
      replayGuard.drop(LocalDate.ofInstant(clock.now().minus(acceptable), ZoneOffset.UTC));
    } catch (RuntimeException e) {
      LOG.warn("The upkeep of the database goes on later: {}", e.toString());
    }
  }
}
