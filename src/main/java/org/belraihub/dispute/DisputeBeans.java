package org.belraihub.dispute;

import java.util.Set;

import org.belraihub.access.FactDesk;
import org.belraihub.assessment.ClientVisibility;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.audit.AuditTrail;
import org.belraihub.person.PersonRegister;
import org.belraihub.relation.CareRelationRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the disputes together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DisputeBeans.DisputeProperties.class)
class DisputeBeans {

  /** {@code hub.disputes}. */
  @ConfigurationProperties("hub.disputes")
  record DisputeProperties(Set<String> legalReasons) {
  }

  @Bean
  Disputes disputes(JdbcClient jdbc, DisputeProperties properties, FactDesk facts, CareRelationRegister relations,
                    PersonRegister persons, ClientVisibility visibility, ClosedAssessments closed, RequestDesk requests, AuditTrail audit,
                    BusinessClock business, SystemClock clock) {
    return new Disputes(new DisputeStore(jdbc), properties.legalReasons(), facts, relations, persons, visibility, closed, requests,
        audit, business, clock);
  }
}
