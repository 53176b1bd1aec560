package org.belraihub.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.instrument.AnswerProblem;
import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;

/** Which answers of one assessment can stand in another, of the same or another instrument or version (R3.04, R3.21); pure. */
final class AnswerTransfer {

  private AnswerTransfer() {
  }

  /** The item of the source that asks the same and has an answer that the target item takes. */
  static Optional<ItemDefinition> source(ItemDefinition target, InstrumentDefinition instrument, InstrumentDefinition from,
                                         Answers answers) {
    List<ItemDefinition> candidates = from.code().equals(instrument.code())
        ? from.item(target.code()).map(List::of).orElseGet(() -> from.corresponding(target)) : from.corresponding(target);
    return candidates.stream().filter(item -> {
      String value = answers.get(item.code());
      return value != null && AnswerValidator.accepts(target, value);
    }).findFirst();
  }

  /**
   * Those of the offered answers that may be laid over a draft: to items without an answer, that nobody has cleared, and that are asked
   * once all of them are given.
   */
  static Map<String, String> fitting(InstrumentDefinition instrument, DraftContent draft, Map<String, String> offered) {
    var fitting = new LinkedHashMap<>(offered);
    fitting.keySet().removeIf(item -> draft.answers().has(item) || draft.cleared().contains(item));
    List<String> notAsked = notAsked(instrument, draft, fitting);
    while (!notAsked.isEmpty()) {
      fitting.keySet().removeAll(notAsked);
      notAsked = notAsked(instrument, draft, fitting);
    }
    return fitting;
  }

  private static List<String> notAsked(InstrumentDefinition instrument, DraftContent draft, Map<String, String> given) {
    return AnswerValidator.validate(instrument, draft.answers().with(given)).problems().stream()
        .filter(problem -> problem.kind() == AnswerProblem.Kind.NOT_ASKED || problem.kind() == AnswerProblem.Kind.INCONSISTENT)
        .map(AnswerProblem::item).filter(given::containsKey).distinct().toList();
  }

  /** Answers as saves of their modules, each on the version that the draft has. */
  static List<GivenModule> saves(InstrumentDefinition instrument, DraftView draft, Map<String, String> answers) {
    var saves = new ArrayList<GivenModule>();
    for (ModuleProgress progress : draft.modules()) {
      ModuleDefinition module = instrument.module(progress.code()).orElseThrow();
      List<GivenAnswer> given = module.items().stream().map(ItemDefinition::code).filter(answers::containsKey)
          .map(item -> new GivenAnswer(item, answers.get(item), draft.content().underConsideration().contains(item), null)).toList();
      if (!given.isEmpty()) {
        saves.add(new GivenModule(progress.code(), progress.version(), given));
      }
    }
    return saves;
  }
}
