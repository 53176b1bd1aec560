package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.belraihub.instrument.Answers;

import org.jspecify.annotations.Nullable;

/**
 * The scales of one instrument version, compiled against one frame: first the answers by role, then dates, steps and outcomes.
 */
final class ScalePlan {

  private static final int DATES = 3;

  private final String[][] roleItems;
  private final List<CompiledScale> scales;
  private final int frameSize;

  private ScalePlan(String[][] roleItems, List<CompiledScale> scales, int frameSize) {
    this.roleItems = roleItems;
    this.scales = scales;
    this.frameSize = frameSize;
  }

  /**
   * Compiles.
   *
   * @param ordered   scales, each after those it uses; disabled ones left out by the caller
   * @param items     role to the keys under which its answer may stand, in order
   * @param overrides inputs fed by other scales whose number is given by name instead
   * @param complete  whether the answers are those of a whole assessment, so that optional ones that it asks for must be there
   */
  static ScalePlan compile(List<ScaleDefinition> ordered, Function<String, List<String>> items, Set<String> overrides,
      Function<String, DatedRule> rules, boolean complete) {
    return new Builder(items, overrides, rules, complete).build(ordered);
  }

  /** All results, in plan order. */
  List<ScaleResult> score(Answers answers, ScoringContext context) {
    var frame = new double[frameSize];
    int roles = roleItems.length;
    for (int i = 0; i < roles; i++) {
      frame[i] = number(roleItems[i], answers);
    }
    var birthDate = context.birthDate();
    frame[roles] = birthDate == null ? Double.NaN : birthDate.toEpochDay();
    frame[roles + 1] = context.referenceDate().toEpochDay();
    frame[roles + 2] = context.decisionDate().toEpochDay();
    var results = new ScaleResult[scales.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = scales.get(i).evaluate(frame, answers, context, results);
    }
    return Collections.unmodifiableList(Arrays.asList(results));
  }

  /** What stands at the first of these items that was answered. */
  private static double number(String[] items, Answers answers) {
    if (items.length == 1) {
      return answers.number(items[0]);
    }
    for (var item : items) {
      if (answers.has(item)) {
        return answers.number(item);
      }
    }
    return Double.NaN;
  }

  List<CompiledScale> scales() {
    return scales;
  }

  /** Lays out the frame and compiles scale by scale. */
  private static final class Builder {

    private final Function<String, List<String>> items;
    private final Set<String> overrides;
    private final Function<String, DatedRule> rules;
    private final boolean complete;
    private final Map<String, Integer> roleSlots = new LinkedHashMap<>();
    private final Map<String, Integer> scaleIndex = new LinkedHashMap<>();
    private final List<CompiledScale> compiled = new ArrayList<>();
    private int next;

    Builder(Function<String, List<String>> items, Set<String> overrides, Function<String, DatedRule> rules, boolean complete) {
      this.complete = complete;
      this.items = items;
      this.overrides = overrides;
      this.rules = rules;
    }

    ScalePlan build(List<ScaleDefinition> ordered) {
      for (var scale : ordered) {
        for (var input : scale.inputs().values()) {
          if (isRead(input)) {
            roleSlots.putIfAbsent(input.name(), roleSlots.size());
          }
        }
      }
      next = roleSlots.size() + DATES;
      ordered.forEach(this::compile);
      var roleItems = roleSlots.keySet().stream().map(role -> items.apply(role).toArray(String[]::new)).toArray(String[][]::new);
      return new ScalePlan(roleItems, List.copyOf(compiled), next);
    }

    /** An optional answer is needed as soon as the instrument asks for it: only then does its absence mean something. */
    private boolean isNeeded(ScaleInput input) {
      return !input.optional() || complete && !items.apply(input.name()).isEmpty();
    }

    private boolean isRead(ScaleInput input) {
      return input.source() == ScaleInput.Source.ANSWER || overrides.contains(input.name());
    }

    private void compile(ScaleDefinition scale) {
      var names = new LinkedHashMap<String, Formula>();
      var used = new LinkedHashSet<String>();
      var status = scale.status();
      for (var input : scale.inputs().values()) {
        int slot = slotOf(input);
        names.put(input.name(), read(slot, input.recode()));
        if (isRead(input)) {
          used.addAll(items.apply(input.name()));
        } else if (input.source() == ScaleInput.Source.SCALE) {
          var other = compiled.get(scaleIndex.get(input.of()));
          used.addAll(other.items());
          status = other.status().compareTo(status) > 0 ? other.status() : status;
        }
      }
      var compiler = new ExpressionCompiler(names, scale.groups(), scale.tables());
      var needs = scale.inputs().values().stream().filter(this::isNeeded).map(input -> need(input, compiler)).toList();
      var stepSlots = new int[scale.steps().size()];
      var steps = new ArrayList<Formula>();
      for (var step : scale.steps().entrySet()) {
        steps.add(compiler.compile(step.getValue()));
        int slot = next++;
        stepSlots[steps.size() - 1] = slot;
        names.put(step.getKey(), frame -> frame[slot]);
      }
      var conditions = new ArrayList<Formula>();
      var outcomes = new ArrayList<Formula>();
      for (var line : scale.cases()) {
        conditions.add(line.condition() == null ? frame -> 1 : compiler.compile(line.condition()));
        outcomes.add(compiler.compile(line.outcome()));
      }
      @Nullable DatedRule rule = scale.rule().map(rules).orElse(null);
      if (rule != null) {
        rule.rows().forEach(row -> outcomes.add(compiler.compile(row.condition())));
      }
      scaleIndex.put(scale.name(), compiled.size());
      compiled.add(new CompiledScale(scale, next++, needs, stepSlots, steps, conditions, outcomes, rule, List.copyOf(used), status));
    }

    private int slotOf(ScaleInput input) {
      if (isRead(input)) {
        return roleSlots.get(input.name());
      }
      if (input.source() == ScaleInput.Source.SCALE) {
        return compiled.get(scaleIndex.get(input.of())).slot();
      }
      return roleSlots.size() + switch (input.of()) {
        case "birthDate" -> 0;
        case "referenceDate" -> 1;
        default -> 2;
      };
    }

    private CompiledScale.Need need(ScaleInput input, ExpressionCompiler compiler) {
      @Nullable Formula when = input.when() == null ? null : compiler.compile(input.when());
      boolean read = isRead(input);
      int scale = !read && input.source() == ScaleInput.Source.SCALE ? scaleIndex.get(input.of()) : -1;
      var missing = input.source() == ScaleInput.Source.DATE ? input.of() : read ? items.apply(input.name()).get(0) : input.name();
      return new CompiledScale.Need(when, slotOf(input), missing, scale);
    }

    private static Formula read(int slot, Map<String, Double> recode) {
      if (recode.isEmpty()) {
        return frame -> frame[slot];
      }
      var codes = new double[10];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = recode.getOrDefault(Integer.toString(i), (double) i);
      }
      return frame -> {
        double raw = frame[slot];
        return raw >= 0 && raw < codes.length && raw == (int) raw ? codes[(int) raw] : raw;
      };
    }
  }
}
