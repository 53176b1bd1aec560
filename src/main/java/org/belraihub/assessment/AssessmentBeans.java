package org.belraihub.assessment;

import jakarta.persistence.EntityManager;
import org.belraihub.access.FactDesk;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.identity.FirstSight;
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
  ClientVisibility clientVisibility(PersonRegister persons, BusinessClock business) {
    return new ClientVisibility(persons, business);
  }

  @Bean
  NewMarks newMarks(JdbcClient jdbc, SystemClock clock) {
    return new NewMarks(jdbc, clock);
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
  Drafting drafting(DraftStore drafts, BusinessClock business) {
    return new Drafting(drafts, business);
  }

  @Bean
  ClosedByOrganisation closedByOrganisation(JdbcTemplate jdbc, InstrumentRegistry registry) {
    return new ClosedByOrganisation(jdbc, registry);
  }

  @Bean
  ClientFiles clientFiles(AssessmentStore store, ClosedContent contents, Drafting drafting, InstrumentChoice instruments, ResultStore results,
                          BusinessClock business) {
    return new ClientFiles(store, contents, drafting, instruments, results, business);
  }

  @Bean
  Printing printing(Finding finding, ClientFiles files, CentralResults central, InstrumentChoice instruments, PersonRegister persons,
                    RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new Printing(finding, files, central, instruments, persons, requests, audit, business);
  }

  @Bean
  OwnDrafts ownDrafts(AssessmentStore store, BusinessClock business) {
    return new OwnDrafts(store, business);
  }

  @Bean
  Starting starting(AssessmentStore store, Drafting drafting, InstrumentChoice instruments, PersonRegister persons,
                    RequestDesk requests, AuditTrail audit, BusinessClock business, SystemClock clock) {
    return new Starting(store, instruments, new ExpiredCopies(store, drafting, instruments, business), persons, requests, audit, business,
        clock);
  }

  @Bean
  Saving saving(OwnDrafts own, Drafting drafting, InstrumentChoice instruments, RequestDesk requests, AuditTrail audit) {
    return new Saving(own, drafting, instruments, requests, audit);
  }

  @Bean
  Deleting deleting(OwnDrafts own, Drafting drafting, RequestDesk requests, AuditTrail audit) {
    return new Deleting(own, drafting, requests, audit);
  }

  @Bean
  Assigning assigning(OwnDrafts own, DraftStore drafts, Drafting drafting, InstrumentChoice instruments, RequestDesk requests,
                      AuditTrail audit, BusinessClock business) {
    return new Assigning(own, drafts, drafting, instruments, requests, audit, business);
  }

  @Bean
  Expiry expiry(AssessmentStore store, Drafting drafting, AuditTrail audit, TransactionTemplate transaction, BusinessClock business) {
    return new Expiry(store, drafting, audit, transaction, business);
  }

  @Bean
  Submission submission(AssessmentStore store, OwnDrafts own, Drafting drafting, TeamAtClose team, ClosedContent contents,
                        ResultStore results, Starting starting, InstrumentChoice instruments, PersonRegister persons, DeliveryDesk deliveries,
                        RequestDesk requests, AuditTrail audit, BusinessClock business, SystemClock clock) {
    return new Submission(store, own, drafting, team, contents, results, starting, instruments, persons, deliveries, requests, audit,
        business, clock);
  }

  @Bean
  Finding finding(AssessmentStore store, PersonRegister persons, ClientVisibility visibility, FactDesk facts, BusinessClock business) {
    return new Finding(store, persons, visibility, facts, business);
  }

  @Bean
  OwnResults ownResults(AssessmentStore store, ResultStore results, PersonRegister persons, ClientVisibility visibility,
                        RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new OwnResults(store, results, persons, visibility, requests, audit, business);
  }

  @Bean
  Reading reading(Finding finding, AssessmentStore store, Drafting drafting, ClosedContent contents, ResultStore results,
                  CentralResults central, InstrumentChoice instruments, PersonRegister persons, FirstSight numbers,
                  ClientVisibility visibility, NewMarks marks, FactDesk facts, DeliveryDesk deliveries, RequestDesk requests,
                  AuditTrail audit, BusinessClock business) {
    return new Reading(finding, store, drafting, contents, results, central, instruments, persons, numbers, visibility, marks, facts,
        deliveries, requests, audit, business);
  }

  @Bean
  RecentAnswers recentAnswers(Finding finding, AssessmentStore store, ClosedContent contents, InstrumentChoice instruments,
                              RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new RecentAnswers(finding, store, contents, instruments, requests, audit, business);
  }

  @Bean
  TakingOver takingOver(OwnDrafts own, Drafting drafting, RecentAnswers recent, InstrumentChoice instruments, RequestDesk requests,
                        AuditTrail audit) {
    return new TakingOver(own, drafting, recent, instruments, requests, audit);
  }

  @Bean
  SideBySide sideBySide(Finding finding, AssessmentStore store, ResultStore results, ScoringEngine engine, ClientVisibility visibility,
                        RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new SideBySide(finding, store, results, engine, visibility, requests, audit, business);
  }

  @Bean
  ClosedAssessments closedAssessments(AssessmentStore store, ClosedContent contents, ResultStore results,
                                      TransactionTemplate transaction) {
    return new ClosedAssessments(store, contents, results, transaction);
  }

  @Bean
  ReceivedAssessments receivedAssessments(AssessmentStore store, JdbcClient jdbc) {
    return new ReceivedAssessments(store, jdbc);
  }

  @Bean
  OfflineArrivals offlineArrivals(Starting starting, Submission submission, Drafting drafting, InstrumentChoice instruments,
                                  BusinessClock business, SystemClock clock) {
    return new OfflineArrivals(starting, submission, drafting, instruments, business, clock);
  }

  @Bean
  CentralResults centralResults(JdbcClient jdbc) {
    return new CentralResults(jdbc);
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
