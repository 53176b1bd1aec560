package org.belraihub.assessment;

import jakarta.persistence.EntityManager;
import org.belraihub.access.FactDesk;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.store.IdSequence;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the life of an assessment together. */
@Configuration(proxyBeanMethods = false)
class AssessmentBeans {

  @Bean
  PersonRegister personRegister(JdbcClient jdbc, FieldCipher cipher, KeyedHash hashes, SystemClock clock) {
    return new PersonRegister(jdbc, cipher, hashes, clock);
  }

  @Bean
  RequestDesk requestDesk(JdbcTemplate jdbc, TransactionTemplate transaction, FieldCipher cipher, AuditTrail audit, SystemClock clock) {
    return new RequestDesk(jdbc, transaction, cipher, audit, clock);
  }

  @Bean
  AssessmentStore assessmentStore(EntityManager entities, JdbcTemplate jdbc) {
    return new AssessmentStore(entities, new IdSequence(jdbc, "assessment_seq", 50));
  }

  @Bean
  DraftStore draftStore(EntityManager entities, FieldCipher cipher) {
    return new DraftStore(entities, cipher);
  }

  @Bean
  ClosedContent closedContent(FieldCipher cipher) {
    return new ClosedContent(cipher);
  }

  @Bean
  ResultComputation resultComputation(ScoringEngine engine) {
    return new ResultComputation(engine);
  }

  @Bean
  ResultStore resultStore(AssessmentStore store, ResultComputation computation) {
    return new ResultStore(store, computation);
  }

  @Bean
  ClosedPopulation closedPopulation(JdbcTemplate jdbc, InstrumentRegistry registry, ScoringEngine engine, PersonRegister persons,
                                    SystemClock clock) {
    return new ClosedPopulation(jdbc, registry, engine, persons, clock);
  }

  @Bean
  InstrumentChoice instrumentChoice(InstrumentRegistry registry) {
    return new InstrumentChoice(registry);
  }

  @Bean
  Starting starting(AssessmentStore store, InstrumentChoice instruments, PersonRegister persons, RequestDesk requests,
                    AuditTrail audit, BusinessClock business, SystemClock clock) {
    return new Starting(store, instruments, persons, requests, audit, business, clock);
  }

  @Bean
  Saving saving(AssessmentStore store, DraftStore drafts, InstrumentChoice instruments, RequestDesk requests, AuditTrail audit,
                BusinessClock business, SystemClock clock) {
    return new Saving(store, drafts, instruments, requests, audit, business, clock);
  }

  @Bean
  Submission submission(AssessmentStore store, DraftStore drafts, ClosedContent contents, ResultStore results, Starting starting,
                        InstrumentChoice instruments, PersonRegister persons, DeliveryDesk deliveries, RequestDesk requests,
                        AuditTrail audit, BusinessClock business, SystemClock clock) {
    return new Submission(store, drafts, contents, results, starting, instruments, persons, deliveries, requests, audit, business, clock);
  }

  @Bean
  Reading reading(AssessmentStore store, DraftStore drafts, ClosedContent contents, ResultStore results, InstrumentChoice instruments,
                  PersonRegister persons, FactDesk facts, DeliveryDesk deliveries, RequestDesk requests, AuditTrail audit,
                  BusinessClock business, SystemClock clock) {
    return new Reading(store, drafts, contents, results, instruments, persons, facts, deliveries, requests, audit, business, clock);
  }

  @Bean
  ClosedAssessments closedAssessments(AssessmentStore store, ClosedContent contents, ResultStore results,
                                      TransactionTemplate transaction) {
    return new ClosedAssessments(store, contents, results, transaction);
  }

  @Bean
  PendingResults pendingResults(AssessmentStore store, ClosedContent contents, ResultStore results, InstrumentChoice instruments,
                                PersonRegister persons, AuditTrail audit, TransactionTemplate transaction, SystemClock clock) {
    return new PendingResults(store, contents, results, instruments, persons, audit, transaction, clock);
  }

  @Bean
  NoticeFacts noticeFacts(AssessmentStore store, PersonRegister persons, FactDesk facts) {
    return new NoticeFacts(store, persons, facts);
  }

  @Bean
  HandOn handOn(DeliveryDesk deliveries, DeliveryAnnouncer announcer) {
    return new HandOn(deliveries, announcer);
  }
}
