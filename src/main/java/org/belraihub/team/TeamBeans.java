package org.belraihub.team;

import jakarta.persistence.EntityManager;
import org.belraihub.access.FactDesk;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.TeamAtClose;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.NameSource;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.store.IdSequence;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the team together. */
@Configuration(proxyBeanMethods = false)
class TeamBeans {

  @Bean
  TeamStore teamStore(EntityManager entities, FieldCipher cipher, JdbcTemplate jdbc) {
    return new TeamStore(entities, cipher, new IdSequence(jdbc, "assessment_seq", 50));
  }

  @Bean
  Suggestions suggestions(TeamStore store, Drafting drafting, InstrumentChoice instruments) {
    return new Suggestions(store, drafting, instruments);
  }

  @Bean
  Overview teamOverview(TeamStore store, Suggestions suggestions, InstrumentChoice instruments, OrganisationDirectory organisations,
                        ProviderRegister providers, BusinessClock business) {
    return new Overview(store, suggestions, instruments, organisations, providers, business);
  }

  @Bean
  TeamAtClose closingTeam(TeamStore store, OtherPlatform other, Suggestions suggestions, AuditTrail audit) {
    return new ClosingTeam(store, other, suggestions, audit);
  }

  @Bean
  InvitationDesk invitationDesk(OwnDrafts own, TeamStore store, PersonRegister persons, FactDesk facts, BusinessClock business) {
    return new InvitationDesk(own, store, persons, facts, business);
  }

  @Bean
  Inviting inviting(OwnDrafts own, TeamStore store, OtherPlatform other, Overview overview, InstrumentChoice instruments, PersonRegister persons, FactDesk facts,
                    OrganisationDirectory organisations, RequestDesk requests, AuditTrail audit, SystemClock clock) {
    return new Inviting(own, store, other, overview, instruments, persons, facts, organisations, requests, audit, clock);
  }

  @Bean
  Coordinating coordinating(OwnDrafts own, TeamStore store, Suggestions suggestions, Overview overview, Drafting drafting,
                            InstrumentChoice instruments, RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new Coordinating(own, store, suggestions, overview, drafting, instruments, requests, audit, business);
  }

  @Bean
  Confirming confirming(OwnDrafts own, TeamStore store, Suggestions suggestions, Drafting drafting, InstrumentChoice instruments,
                        RequestDesk requests, AuditTrail audit) {
    return new Confirming(own, store, suggestions, drafting, instruments, requests, audit);
  }

  @Bean
  HandingOver handingOver(OwnDrafts own, TeamStore store, OtherPlatform other, OrganisationDirectory organisations, ProviderRegister providers,
                          RequestDesk requests, AuditTrail audit, BusinessClock business) {
    return new HandingOver(own, store, other, organisations, providers, requests, audit, business);
  }

  @Bean
  Invitations invitations(InvitationDesk desk, TeamStore store, OtherPlatform other, NameSource names, RequestDesk requests, AuditTrail audit,
                          BusinessClock business, SystemClock clock) {
    return new Invitations(desk, store, other, names, requests, audit, business, clock);
  }

  @Bean
  Parts parts(InvitationDesk desk, TeamStore store, OtherPlatform other, OwnDrafts own, Drafting drafting, InstrumentChoice instruments, RequestDesk requests,
              AuditTrail audit, BusinessClock business, SystemClock clock) {
    return new Parts(desk, store, other, own, drafting, instruments, requests, audit, business, clock);
  }

  @Bean
  TeamExpiry teamExpiry(TeamStore store, Drafting drafting, AuditTrail audit, TransactionTemplate transaction, BusinessClock business) {
    return new TeamExpiry(store, drafting, audit, transaction, business);
  }

  @Bean
  TeamElsewhere teamElsewhere(TeamStore store, OwnDrafts drafts, Drafting drafting, InstrumentChoice instruments,
                              OrganisationDirectory organisations, BusinessClock business) {
    return new TeamElsewhere(store, drafts, drafting, instruments, organisations, business);
  }
}
