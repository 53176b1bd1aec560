package org.belraihub.audit;

import org.belraihub.time.SystemClock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the audit together. */
@Configuration(proxyBeanMethods = false)
class AuditBeans {

  @Bean
  AuditTrail auditTrail(JdbcTemplate jdbc, @Qualifier("ownTransaction") TransactionTemplate ownTransaction, SystemClock clock) {
    return new AuditTrail(jdbc, ownTransaction, clock);
  }

  @Bean
  AuditLog auditLog(JdbcClient jdbc) {
    return new AuditLog(jdbc);
  }

  @Bean
  AuditSealer auditSealer(JdbcClient jdbc, TransactionTemplate transaction, SystemClock clock) {
    return new AuditSealer(jdbc, transaction, clock);
  }
}
