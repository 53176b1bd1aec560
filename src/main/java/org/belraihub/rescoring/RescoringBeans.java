package org.belraihub.rescoring;

import java.time.Duration;

import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.time.SystemClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts it together. */
@Configuration(proxyBeanMethods = false)
class RescoringBeans {

  @Bean
  RescoringStore rescoringStore(JdbcClient jdbc) {
    return new RescoringStore(jdbc);
  }

  @Bean
  RescoringDesk rescoringDesk(RescoringStore store, ClosedPopulation population, AuditTrail audit, TransactionTemplate transaction,
                              SystemClock clock) {
    return new RescoringDesk(store, population, audit, transaction, clock);
  }

  @Bean
  RescoringWorker rescoringWorker(RescoringStore store, ClosedPopulation population, TransactionTemplate transaction, SystemClock clock) {
    return new RescoringWorker(store, population, transaction, clock);
  }

  @Bean
  RescoringSweep rescoringSweep(RescoringStore store, ClosedPopulation population, DeliveryAnnouncer announcer, AuditTrail audit,
                                TransactionTemplate transaction, SystemClock clock,
                                @Value("${hub.scoring.rescoring.announce-again}") Duration announceAgain) {
    return new RescoringSweep(store, population, announcer, audit, transaction, clock, announceAgain);
  }
}
