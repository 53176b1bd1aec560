package org.belraihub.event;

import org.belraihub.audit.AuditTrail;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.person.PersonRegister;
import org.belraihub.relation.CareRelationRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the events together. */
@Configuration(proxyBeanMethods = false)
class EventBeans {

  @Bean
  PlatformEvents platformEvents(JdbcClient jdbc, SystemClock clock, CareRelationRegister register, OrganisationDirectory organisations,
                                PersonRegister persons, RequestDesk requests, AuditTrail audit, TransactionTemplate transaction) {
    return new PlatformEvents(new EventInbox(jdbc, clock), register, organisations, persons, requests, audit, transaction);
  }
}
