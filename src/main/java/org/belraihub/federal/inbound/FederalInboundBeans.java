package org.belraihub.federal.inbound;

import javax.sql.DataSource;

import org.belraihub.assessment.CentralResults;
import org.belraihub.assessment.ReceivedAssessments;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.team.TeamElsewhere;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what the federal platform tells. */
@Configuration(proxyBeanMethods = false)
class FederalInboundBeans {

  private static final int PULLED_AT_ONCE = 100;

  @Bean
  HeldBack federalHeldBack(JdbcClient jdbc, FieldCipher cipher) {
    return new HeldBack(jdbc, cipher);
  }

  @Bean
  FederalArrivals federalArrivals(FederalAssessments federal, ReceivedAssessments assessments, CentralResults central, HeldBack heldBack,
                                  InstrumentRegistry registry, PersonRegister persons, ProviderRegister providers, TeamElsewhere team,
                                  RequestDesk requests, AuditTrail audit, JdbcClient jdbc, TransactionTemplate transaction, SystemClock clock) {
    var closed = new ClosedArrivals(assessments, central, new ArrivalOrder(jdbc), registry, persons, providers, team, clock);
    var teams = new TeamArrivals(team, assessments, registry, persons, providers, clock);
    return new FederalArrivals(federal, new Inbox(jdbc), closed, teams, heldBack, central, registry, requests, audit, transaction, clock);
  }

  @Bean
  HeldHere heldHere(JdbcClient jdbc, InstrumentRegistry registry, DeliveryDesk deliveries, RequestDesk requests) {
    return new HeldHere(jdbc, registry, deliveries, requests);
  }

  @Bean
  Reconciliation federalReconciliation(FederalAssessments federal, HeldHere here) {
    return new Reconciliation(federal, here);
  }

  @Bean
  MessagesForFederal messagesForFederal(JdbcClient jdbc, DeliveryDesk deliveries, RequestDesk requests) {
    return new MessagesForFederal(jdbc, deliveries, requests);
  }

  @Bean
  FederalPull federalPull(FederalAssessments federal, FederalArrivals arrivals, DataSource source, SystemClock clock) {
    return new FederalPull(federal, arrivals, source, clock, PULLED_AT_ONCE);
  }
}
