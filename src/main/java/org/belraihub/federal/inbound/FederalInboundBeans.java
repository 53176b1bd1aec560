package org.belraihub.federal.inbound;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
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
  ArrivalRecord federalArrivalRecord(AuditTrail audit, MeterRegistry meters) {
    return new ArrivalRecord(audit, meters);
  }

  @Bean
  ClosedArrivals federalClosedArrivals(ReceivedAssessments assessments, CentralResults central, InstrumentRegistry registry,
                                       PersonRegister persons, ProviderRegister providers, TeamElsewhere team, JdbcClient jdbc, SystemClock clock) {
    return new ClosedArrivals(assessments, central, new ArrivalOrder(jdbc), registry, persons, providers, team, clock);
  }

  @Bean
  FederalArrivals federalArrivals(FederalAssessments federal, ReceivedAssessments assessments, CentralResults central, HeldBack heldBack,
                                  ClosedArrivals closed, InstrumentRegistry registry, PersonRegister persons, ProviderRegister providers,
                                  TeamElsewhere team, RequestDesk requests, ArrivalRecord record, JdbcClient jdbc,
                                  TransactionTemplate transaction, SystemClock clock) {
    var teams = new TeamArrivals(team, assessments, registry, persons, providers, clock);
    return new FederalArrivals(federal, new Inbox(jdbc), closed, teams, heldBack, central, requests, record, transaction, clock);
  }

  @Bean
  HeldArrivals federalHeldArrivals(FederalAssessments federal, ClosedArrivals closed, HeldBack heldBack, InstrumentRegistry registry,
                                   ArrivalRecord record, JdbcClient jdbc, TransactionTemplate transaction, SystemClock clock) {
    return new HeldArrivals(federal, new Inbox(jdbc), closed, heldBack, registry, record, transaction, clock);
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
