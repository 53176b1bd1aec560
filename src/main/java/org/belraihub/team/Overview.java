package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DraftView;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.ModuleProgress;
import org.belraihub.assessment.Summary;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.organisation.User;
import org.belraihub.time.BusinessClock;

/** Puts together what the coordinator sees of the team. */
class Overview {

  private final TeamStore store;
  private final Suggestions suggestions;
  private final InstrumentChoice instruments;
  private final OrganisationDirectory organisations;
  private final ProviderRegister providers;
  private final BusinessClock business;

  Overview(TeamStore store, Suggestions suggestions, InstrumentChoice instruments, OrganisationDirectory organisations,
           ProviderRegister providers, BusinessClock business) {
    this.store = store;
    this.suggestions = suggestions;
    this.instruments = instruments;
    this.organisations = organisations;
    this.providers = providers;
    this.business = business;
  }

  Team of(Assessment main) {
    LocalDate today = business.today();
    InstrumentDefinition definition = instruments.of(main);
    Map<Invitation, DraftView> parts = suggestions.parts(main);
    List<Team.Member> members = store.of(main.id()).stream()
        .map(invitation -> member(invitation, Optional.ofNullable(parts.get(invitation)), today)).toList();
    List<String> all = definition.modules().stream().map(ModuleDefinition::code).toList();
    return new Team(Summary.of(main, today), coordinator(main), Percentages.of(Drafting.progress(definition, together(parts)), all),
        suggestions.unconfirmed(main, parts), members);
  }

  private Team.Member member(Invitation invitation, Optional<DraftView> draft, LocalDate today) {
    Words words = store.words(invitation);
    List<ModuleProgress> progress = draft.map(DraftView::modules).orElse(List.of());
    boolean joined = draft.isPresent();
    return new Team.Member(invitation.reference(), invitation.organisation(), invitation.modules(), invitation.stateOn(today),
        invitation.partOn(today).orElse(null), invitation.expiry(), words.remark(), words.participant(), words.email(), words.phone(),
        joined ? Percentages.of(progress, invitation.modules()) : 0, joined ? Percentages.ofWhole(progress, invitation.modules()) : 0);
  }

  private static Answers together(Map<Invitation, DraftView> parts) {
    var answers = new TreeMap<String, String>();
    parts.values().forEach(draft -> answers.putAll(draft.content().answers().asMap()));
    return Answers.of(answers);
  }

  private String coordinator(Assessment main) {
    return main.coordinator().flatMap(id -> organisations.byHco(new HcoNumber(main.organisation()))
        .flatMap(organisation -> organisation.user(providers.inszOf(id)))).map(User::name).orElse("");
  }
}
