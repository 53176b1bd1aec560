package org.belraihub.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.belraihub.instrument.Answers;

import org.jspecify.annotations.Nullable;

/**
 * A scale bound to one frame layout. Writes its unrounded outcome into the frame for the scales after it.
 */
final class CompiledScale {

  private static final BigDecimal[] SMALL = small();

  private final ScaleDefinition definition;
  private final int slot;
  private final Need[] needs;
  private final int[] stepSlots;
  private final Formula[] steps;
  private final Formula[] conditions;
  private final Formula[] outcomes;
  private final @Nullable DatedRule rule;
  private final String[] items;
  private final ScaleStatus status;
  private final Bands bands;

  CompiledScale(ScaleDefinition definition, int slot, List<Need> needs, int[] stepSlots, List<Formula> steps, List<Formula> conditions,
      List<Formula> outcomes, @Nullable DatedRule rule, List<String> items, ScaleStatus status) {
    this.definition = definition;
    this.slot = slot;
    this.needs = needs.toArray(Need[]::new);
    this.stepSlots = stepSlots;
    this.steps = steps.toArray(Formula[]::new);
    this.conditions = conditions.toArray(Formula[]::new);
    this.outcomes = outcomes.toArray(Formula[]::new);
    this.rule = rule;
    this.items = items.toArray(String[]::new);
    this.status = status;
    this.bands = new Bands(definition);
  }

  /**
   * An input that must be there.
   *
   * @param when    only then; null: always
   * @param slot    where its number is
   * @param missing what to report when it is not there: an item code or the name of a date
   * @param scale   index of the scale whose missing items to report instead; -1 for an answer or date
   */
  record Need(@Nullable Formula when, int slot, String missing, int scale) {
  }

  ScaleDefinition definition() {
    return definition;
  }

  ScaleStatus status() {
    return status;
  }

  ScaleResult evaluate(double[] frame, Answers answers, ScoringContext context, ScaleResult[] earlier) {
    for (var need : needs) {
      if (Double.isNaN(frame[need.slot()]) && (need.when() == null || need.when().holds(frame))) {
        return notComputable(frame, answers, earlier);
      }
    }
    for (int i = 0; i < steps.length; i++) {
      frame[stepSlots[i]] = steps[i].of(frame);
    }
    if (rule != null) {
      return decide(frame, answers, context, rule);
    }
    for (int i = 0; i < outcomes.length; i++) {
      if (conditions[i].of(frame) == 1) {
        return result(outcomes[i].of(frame), frame, answers, null);
      }
    }
    return notComputable(frame, answers, earlier);
  }

  private ScaleResult decide(double[] frame, Answers answers, ScoringContext context, DatedRule dated) {
    var row = dated.rowFor(context.referenceDate(), context.decisionDate());
    if (row.isEmpty()) {
      frame[slot] = Double.NaN;
      return outcome(null, null, List.of("rule " + dated.name()), answers, null, null);
    }
    return result(outcomes[row.get()].of(frame), frame, answers, dated.nameOf(row.get()));
  }

  private ScaleResult result(double value, double[] frame, Answers answers, @Nullable String ruleRow) {
    frame[slot] = value;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      frame[slot] = Double.NaN;
      return outcome(null, null, present(answers), answers, null, ruleRow);
    }
    var output = definition.output();
    if (!output.categories().isEmpty()) {
      var category = output.categories().get((int) value);
      return outcome(null, category, List.of(), answers, bands.keyOf(category), ruleRow);
    }
    var rounded = round(value, output.decimals());
    return outcome(rounded, null, List.of(), answers, bands.keyOf(value, rounded), ruleRow);
  }

  /** All items used, when an outcome fails although nothing is missing (a height of 0, a sum beyond its table). */
  private List<String> present(Answers answers) {
    return List.copyOf(new AnswersUsed(items, answers).keySet());
  }

  private ScaleResult outcome(@Nullable BigDecimal value, @Nullable String category, List<String> missing, Answers answers,
      @Nullable String key, @Nullable String ruleRow) {
    return new ScaleResult(definition.name(), definition.version(), value, category, missing, new AnswersUsed(items, answers), key, ruleRow,
        definition.head().confidence(), status);
  }

  private ScaleResult notComputable(double[] frame, Answers answers, ScaleResult[] earlier) {
    var missing = new LinkedHashSet<String>();
    for (var need : needs) {
      if (Double.isNaN(frame[need.slot()]) && (need.when() == null || need.when().holds(frame))) {
        if (need.scale() >= 0) {
          missing.addAll(earlier[need.scale()].missing());
        } else {
          missing.add(need.missing());
        }
      }
    }
    frame[slot] = Double.NaN;
    return outcome(null, null, new ArrayList<>(missing), answers, null, null);
  }

  private static BigDecimal round(double value, int decimals) {
    int whole = (int) value;
    if (whole == value && whole >= 0 && whole < SMALL.length) {
      return SMALL[whole];
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  private static BigDecimal[] small() {
    var numbers = new BigDecimal[128];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = BigDecimal.valueOf(i);
    }
    return numbers;
  }

  /** The frame slot of the outcome. */
  int slot() {
    return slot;
  }

  /** Items this scale uses, itself or through others. */
  List<String> items() {
    return List.of(items);
  }

  /** For tests of the layout: what must be there. */
  Map<String, Integer> neededSlots() {
    var slots = new java.util.LinkedHashMap<String, Integer>();
    for (var need : needs) {
      slots.put(need.missing(), need.slot());
    }
    return slots;
  }
}
