package org.belraihub.team;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DraftView;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.instrument.InstrumentDefinition;

/**
 * The answers of the parts, which are suggestions until the coordinator confirms them (R4.46). A confirmation is of the answers that
 * were there: a participant who answers otherwise later has made a new suggestion.
 */
class Suggestions {

  private final TeamStore store;
  private final Drafting drafting;
  private final InstrumentChoice instruments;

  Suggestions(TeamStore store, Drafting drafting, InstrumentChoice instruments) {
    this.store = store;
    this.drafting = drafting;
    this.instruments = instruments;
  }

  /** The parts of an assessment as they are, by invitation, in the order of the invitations. */
  Map<Invitation, DraftView> parts(Assessment main) {
    InstrumentDefinition definition = instruments.of(main);
    var parts = new java.util.LinkedHashMap<Invitation, DraftView>();
    store.of(main.id()).stream().filter(invitation -> invitation.participant().isPresent())
        .forEach(invitation -> parts.put(invitation, drafting.view(invitation.id(), definition)));
    return parts;
  }

  /** Per item the answer of each part, by reference of the part. */
  static Map<String, Map<String, String>> answers(Map<Invitation, DraftView> parts) {
    var answers = new TreeMap<String, Map<String, String>>();
    parts.forEach((part, draft) -> draft.content().answers().asMap().forEach((item, value) ->
        answers.computeIfAbsent(item, none -> new TreeMap<>()).put(part.reference(), value)));
    return answers;
  }

  /** Items with a suggestion that is not confirmed, in the order of their codes. */
  List<String> unconfirmed(Assessment main, Map<Invitation, DraftView> parts) {
    Map<String, Map<String, String>> confirmed = store.confirmed(main.id());
    return answers(parts).entrySet().stream().filter(item -> !item.getValue().equals(confirmed.get(item.getKey())))
        .map(Map.Entry::getKey).toList();
  }
}
