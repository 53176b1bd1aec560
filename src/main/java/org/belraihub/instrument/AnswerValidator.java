package org.belraihub.instrument;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.belraihub.instrument.AnswerProblem.Kind;

/** Checks answers against a definition: one report with all problems (R3.10, R4.23). Pure and thread-safe. */
public final class AnswerValidator {

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

  private AnswerValidator() {
  }

  /** Checks everything; receive-only instruments have no items to check against and are always complete. */
  public static ValidationReport validate(InstrumentDefinition definition, Answers answers) {
    if (definition.status() == InstrumentStatus.RECEIVE_ONLY) {
      return new ValidationReport(List.of(), List.of());
    }
    var problems = new ArrayList<AnswerProblem>();
    var modules = new ArrayList<ModuleCompleteness>();
    var skipped = skippedItems(definition, answers);
    for (var module : definition.modules()) {
      modules.add(checkModule(module, answers, skipped, problems));
    }
    checkConsistency(definition, answers, problems);
    for (var item : answers.items()) {
      if (definition.item(item).isEmpty()) {
        problems.add(new AnswerProblem(Kind.UNKNOWN_ITEM, item, "", "not in " + definition.id()));
      }
    }
    return new ValidationReport(problems, modules);
  }

  /** Whether an item takes this value, whatever else is answered. */
  public static boolean accepts(ItemDefinition item, String value) {
    return checkValue(item, value).isEmpty();
  }

  private static Set<String> skippedItems(InstrumentDefinition definition, Answers answers) {
    var skipped = new HashSet<String>();
    for (var rule : definition.skipRules()) {
      if (rule.when().holds(answers)) {
        skipped.addAll(rule.items());
      }
    }
    return skipped;
  }

  private static ModuleCompleteness checkModule(ModuleDefinition module, Answers answers, Set<String> skipped, List<AnswerProblem> problems) {
    int asked = 0;
    int answered = 0;
    int before = problems.size();
    for (var item : module.items()) {
      var value = Optional.ofNullable(answers.get(item.code()));
      if (isAsked(module, item, answers, skipped)) {
        if (value.isPresent()) {
          checkValue(item, value.get()).ifPresent(problems::add);
          answered++;
          asked++;
        } else if (item.required()) {
          problems.add(new AnswerProblem(Kind.MISSING, item.code(), module.code(), "required"));
          asked++;
        }
      } else if (value.isPresent()) {
        problems.add(new AnswerProblem(Kind.NOT_ASKED, item.code(), module.code(), "not asked with these answers"));
      }
    }
    return new ModuleCompleteness(module.code(), asked, answered, problems.size() == before);
  }

  private static boolean isAsked(ModuleDefinition module, ItemDefinition item, Answers answers, Set<String> skipped) {
    if (skipped.contains(item.code())) {
      return false;
    }
    if (module.gate() != null && !item.code().equals(module.gate()) && !ModuleDefinition.GATE_OPEN.equals(answers.get(module.gate()))) {
      return false;
    }
    return item.askedWhen() == null || item.askedWhen().holds(answers);
  }

  private static Optional<AnswerProblem> checkValue(ItemDefinition item, String value) {
    return switch (item.type()) {
      case CODED -> item.codeList() != null && item.codeList().has(value) ? Optional.empty()
          : problem(Kind.WRONG_CODE, item, "one of " + (item.codeList() == null ? Set.of() : item.codeList().codes()));
      case INTEGER -> INTEGER.matcher(value).matches() ? checkRange(item, new BigDecimal(value)) : problem(Kind.NOT_A_NUMBER, item, "a whole number");
      case DECIMAL -> DECIMAL.matcher(value).matches() ? checkRange(item, new BigDecimal(value)) : problem(Kind.NOT_A_NUMBER, item, "a number");
      case DATE -> isDate(value) ? Optional.empty() : problem(Kind.NOT_A_DATE, item, "a date as 2025-08-31");
      case TEXT -> item.max() == null || value.codePointCount(0, value.length()) <= item.max().intValue() ? Optional.empty()
          : problem(Kind.TOO_LONG, item, "at most " + item.max().toPlainString() + " characters");
    };
  }

  private static Optional<AnswerProblem> checkRange(ItemDefinition item, BigDecimal number) {
    boolean low = item.min() != null && number.compareTo(item.min()) < 0;
    boolean high = item.max() != null && number.compareTo(item.max()) > 0;
    if (!low && !high) {
      return Optional.empty();
    }
    return problem(Kind.OUT_OF_RANGE, item, (item.min() == null ? "" : item.min().toPlainString()) + ".."
        + (item.max() == null ? "" : item.max().toPlainString()));
  }

  private static boolean isDate(String value) {
    try {
      return LocalDate.parse(value) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Optional<AnswerProblem> problem(Kind kind, ItemDefinition item, String detail) {
    return Optional.of(new AnswerProblem(kind, item.code(), item.module(), detail));
  }

  private static void checkConsistency(InstrumentDefinition definition, Answers answers, List<AnswerProblem> problems) {
    for (var rule : definition.consistencyRules()) {
      if (rule.when().holds(answers) && answers.has(rule.expect().item()) && !rule.expect().holds(answers)) {
        var module = definition.item(rule.expect().item()).map(ItemDefinition::module).orElse("");
        problems.add(new AnswerProblem(rule.blocking() ? Kind.INCONSISTENT : Kind.WARNING, rule.expect().item(), module, rule.id()));
      }
    }
  }
}
