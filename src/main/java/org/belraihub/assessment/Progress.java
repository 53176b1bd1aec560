package org.belraihub.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.belraihub.instrument.AnswerProblem;
import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ModuleCompleteness;
import org.belraihub.instrument.ValidationReport;

/** How far a draft is, module by module (R3.12). */
final class Progress {

  private Progress() {
  }

  static List<ModuleProgress> ofEmpty(InstrumentDefinition definition) {
    return of(definition, Map.of(), DraftContent.EMPTY, AnswerValidator.validate(definition, Answers.none()), Instant.EPOCH);
  }

  static List<ModuleProgress> of(InstrumentDefinition definition, Map<String, DraftModule> modules, DraftContent content,
                                 ValidationReport report, Instant now) {
    Map<String, List<String>> missing = report.problems().stream().filter(problem -> problem.kind() == AnswerProblem.Kind.MISSING)
        .collect(Collectors.groupingBy(AnswerProblem::module, Collectors.mapping(AnswerProblem::item, Collectors.toList())));
    var progress = new ArrayList<ModuleProgress>();
    for (ModuleCompleteness module : report.modules()) {
      Optional<DraftModule> saved = Optional.ofNullable(modules.get(module.module()));
      Optional<ModuleProgress.Holder> lease = saved.flatMap(draft -> draft.leaseOn(now));
      progress.add(new ModuleProgress(module.module(), saved.map(DraftModule::version).orElse(0),
          state(definition, module, content, lease.isPresent()), module.asked(), module.answered(),
          missing.getOrDefault(module.module(), List.of()), lease.orElse(null), saved.flatMap(DraftModule::assigned).orElse(null)));
    }
    return progress;
  }

  private static ModuleProgress.State state(InstrumentDefinition definition, ModuleCompleteness module, DraftContent content,
                                            boolean leased) {
    if (leased) {
      return ModuleProgress.State.BEING_EDITED;
    }
    boolean considered = definition.module(module.module()).stream().flatMap(found -> found.items().stream())
        .anyMatch(item -> content.underConsideration().contains(item.code())) || content.underConsideration().contains(module.module());
    if (considered) {
      return ModuleProgress.State.UNDER_CONSIDERATION;
    }
    return module.complete() ? ModuleProgress.State.COMPLETE : ModuleProgress.State.INCOMPLETE;
  }
}
