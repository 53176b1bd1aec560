package org.belraihub.sandbox.journey;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.jspecify.annotations.Nullable;

/** What every part of the journey does: fills instruments completely and calls the hub from one of the desks. */
final class Traveller {

  static final String SOAP = "SOAP";
  static final String HUB = "hub";

  private final URI address;
  private final SandboxKeys keys;
  private final InstrumentRegistry instruments;
  private final Narrator narrator;
  private final Settlement settlement;
  private final Map<String, CareSoftware> software = new HashMap<>();

  Traveller(URI address, SandboxKeys keys, InstrumentRegistry instruments, Narrator narrator, Settlement settlement) {
    this.address = address;
    this.keys = keys;
    this.instruments = instruments;
    this.narrator = narrator;
    this.settlement = settlement;
  }

  Narrator narrator() {
    return narrator;
  }

  Settlement settlement() {
    return settlement;
  }

  URI address() {
    return address;
  }

  CareSoftware at(Desk desk) {
    return software.computeIfAbsent(desk.key(), key -> new CareSoftware(address, keys, desk));
  }

  /** Answers to every item; another person, other answers. */
  Answers answers(String instrument, Insz person) throws JourneyFailedException {
    return CompleteAnswers.of(definition(instrument), Long.parseLong(person.digits()));
  }

  private InstrumentDefinition definition(String instrument) throws JourneyFailedException {
    return instruments.current(instrument).orElseThrow(() -> new JourneyFailedException("there is no definition of " + instrument));
  }

  /** Starts, saves every module, submits. */
  Closed startSaveSubmit(Desk desk, Case what, String words) throws JourneyFailedException {
    var definition = definition(what.instrument());
    var answers = answers(what.instrument(), what.person());
    var care = at(desk);
    Draft draft = narrator.step(name(desk), HUB, SOAP, "StartAssessment " + words, () -> care.start(what),
        started -> "draft " + started.reference() + " with " + started.versions().size() + " modules" + notices(started.notices()));
    Draft taken = what.modulesAreAssigned() ? narrator.step(name(desk), HUB, SOAP, "AssignModules", () -> care.assignAll(draft),
        mine -> mine.versions().size() + " modules taken") : draft;
    Draft saved = narrator.step(name(desk), HUB, SOAP, "SaveAnswers", () -> care.save(taken, definition, answers),
        kept -> answers.size() + " answers saved");
    Draft ready = what.modulesAreAssigned() ? narrator.step(name(desk), HUB, SOAP, "ReleaseModules", () -> care.releaseAll(saved),
        free -> free.versions().size() + " modules given back") : saved;
    Closed closed = narrator.step(name(desk), HUB, SOAP, "SubmitAssessment", () -> care.submit(ready, null), Traveller::words);
    settlement.expect(desk, closed, Optional.empty());
    return closed;
  }

  /** Starts and closes in one call. */
  Closed submit(Desk desk, Insz person, String instrument, @Nullable BillingFields billing, Optional<Integer> fund, String words)
      throws JourneyFailedException {
    var answers = answers(instrument, person);
    Closed closed = narrator.step(name(desk), HUB, SOAP, "SubmitAssessment " + words,
        () -> at(desk).submit(Case.of(person, instrument), answers, billing), Traveller::words);
    settlement.expect(desk, closed, fund);
    return closed;
  }

  static String words(Closed closed) {
    return closed.state() + " " + closed.reference() + (closed.scored() ? ", " + closed.results().size() + " results" : ", results pending")
        + notices(closed.notices());
  }

  static String words(List<LegState> legs) {
    return String.join(", ", legs.stream().map(LegState::toString).toList());
  }

  private static String notices(List<String> notices) {
    return notices.isEmpty() ? "" : ", notices " + notices;
  }

  /** The desk in words. */
  static String name(Desk desk) {
    return switch (desk.key()) {
      case "wzc" -> "nursing home";
      case "gz" -> "family care";
      case "ind" -> "indication desk";
      default -> desk.key();
    };
  }

  static void demand(boolean condition, String otherwise) throws JourneyFailedException {
    if (!condition) {
      throw new JourneyFailedException(otherwise);
    }
  }
}
