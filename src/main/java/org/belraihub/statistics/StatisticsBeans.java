package org.belraihub.statistics;

import org.belraihub.assessment.ClosedByOrganisation;
import org.belraihub.audit.AuditTrail;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.ScoringEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts it together. */
@Configuration(proxyBeanMethods = false)
class StatisticsBeans {

  @Bean
  StatisticsDesk statisticsDesk(ClosedByOrganisation assessments, ScoringEngine engine, RequestDesk requests, AuditTrail audit,
                                @Value("${hub.statistics.smallest-group}") int smallestGroup) {
    return new StatisticsDesk(assessments, engine, requests, audit, smallestGroup);
  }
}
