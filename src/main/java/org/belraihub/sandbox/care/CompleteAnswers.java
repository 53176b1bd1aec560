package org.belraihub.sandbox.care;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;

/**
 * Answers that fill every item of a definition and pass its validation: gates open, no skip rule touched. The same seed always gives
 * the same answers.
 */
public final class CompleteAnswers {

  private static final LocalDate FIRST_DATE = LocalDate.of(2020, 1, 1);
  private static final int DATES = 1500;

  private CompleteAnswers() {
  }

  /** All answers for a definition. */
  public static Answers of(InstrumentDefinition definition, long seed) {
    var random = new SplittableRandom(seed);
    Map<String, String> values = new LinkedHashMap<>();
    for (var module : definition.modules()) {
      for (var item : module.items()) {
        if (item.askedWhen() == null || item.askedWhen().holds(Answers.of(values))) {
          values.put(item.code(), item.code().equals(module.gate()) ? ModuleDefinition.GATE_OPEN : value(definition, item, random));
        }
      }
    }
    for (var rule : definition.consistencyRules()) {
      var answers = Answers.of(values);
      if (rule.when().holds(answers) && !rule.expect().holds(answers) && !rule.expect().negated()) {
        values.put(rule.expect().item(), rule.expect().codes().iterator().next());
      }
    }
    return Answers.of(values);
  }

  private static String value(InstrumentDefinition definition, ItemDefinition item, SplittableRandom random) {
    return switch (item.type()) {
      case CODED -> code(definition, item, random);
      case INTEGER -> number(item, random).setScale(0, RoundingMode.DOWN).toPlainString();
      case DECIMAL -> number(item, random).setScale(1, RoundingMode.DOWN).toPlainString();
      case DATE -> FIRST_DATE.plusDays(random.nextInt(DATES)).toString();
      case TEXT -> "synthetic";
    };
  }

  private static String code(InstrumentDefinition definition, ItemDefinition item, SplittableRandom random) {
    var codes = item.codeList() == null ? Set.<String>of() : item.codeList().codes();
    List<String> harmless = codes.stream().filter(code -> definition.skipRules().stream()
        .noneMatch(rule -> rule.when().item().equals(item.code()) && rule.when().holds(Answers.of(Map.of(item.code(), code))))).toList();
    return harmless.get(random.nextInt(harmless.size()));
  }

  private static BigDecimal number(ItemDefinition item, SplittableRandom random) {
    var min = item.min() == null ? BigDecimal.ZERO : item.min();
    var max = item.max() == null ? min.add(BigDecimal.TEN) : item.max();
    return min.add(max.subtract(min).multiply(BigDecimal.valueOf(random.nextInt(101), 2)));
  }
}
