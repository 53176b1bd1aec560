package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionProblem;

import org.jspecify.annotations.Nullable;

/** All scale definitions and dated rules, checked against each other: no doubles, no cycles, no reference into nothing. */
final class ScaleCatalogue {

  private final Map<String, ScaleDefinition> byName = new LinkedHashMap<>();
  private final Map<String, ScaleDefinition> byVersion = new LinkedHashMap<>();
  private final Map<String, DatedRule> rules = new LinkedHashMap<>();

  ScaleCatalogue(List<DefinitionFile> scaleFiles, List<DefinitionFile> ruleFiles, List<DefinitionProblem> problems) {
    for (var file : ruleFiles) {
      try {
        var rule = DatedRule.read(file);
        rules.put(rule.name(), rule);
      } catch (DefinitionException e) {
        problems.addAll(e.problems());
      }
    }
    int before = problems.size();
    List<ScaleDefinition> read = ScaleReader.readAll(scaleFiles, problems);
    boolean allRead = problems.size() == before;
    read.forEach(definition -> add(definition, problems));
    byVersion.values().forEach(definition -> checkReferences(definition, allRead, problems));
    byName.values().forEach(definition -> findCycle(definition, new LinkedHashSet<>(), new HashSet<>(), problems));
    byVersion.values().stream().filter(d -> d.status() != ScaleStatus.DISABLED).forEach(definition -> checkNames(definition, problems));
  }

  private void add(ScaleDefinition definition, List<DefinitionProblem> problems) {
    var other = byVersion.putIfAbsent(definition.toString(), definition);
    if (other != null) {
      problems.add(problem(definition, "scale " + definition + " is also defined in " + other.origin().file() + ":" + other.origin().line(),
          "keep one of them, or give the changed one a new version"));
    }
    byName.merge(definition.name(), definition, (a, b) -> a.version() >= b.version() ? a : b);
  }

  /** What is not defined is told only when every file could be read: else it may stand in a broken one, which is told already. */
  private void checkReferences(ScaleDefinition definition, boolean allRead, List<DefinitionProblem> problems) {
    for (var used : definition.uses()) {
      if (find(used).filter(other -> other.status() == ScaleStatus.DISABLED).isPresent() && definition.status() != ScaleStatus.DISABLED) {
        problems.add(problem(definition, definition.name() + " uses the scale " + used + ", which is disabled", "fill that scale or disable this one"));
      }
      if (find(used).isEmpty() && allRead) {
        problems.add(problem(definition, definition.name() + " uses the scale " + used + ", which is not defined", "add its definition"));
      }
    }
    if (definition.rule().isPresent() && !rules.containsKey(definition.rule().get())) {
      problems.add(problem(definition, definition.name() + " uses the rule " + definition.rule().get() + ", which is not defined",
          "add it to config/rules"));
    }
  }

  private void findCycle(ScaleDefinition definition, Set<String> path, Set<String> reported, List<DefinitionProblem> problems) {
    if (!path.add(definition.name())) {
      if (reported.add(definition.name()) && path.iterator().next().equals(definition.name())) {
        problems.add(problem(definition, "scales use each other in a circle: " + String.join(" -> ", path) + " -> " + definition.name(),
            "remove one of these uses"));
      }
      return;
    }
    for (var used : definition.uses()) {
      find(used).ifPresent(next -> findCycle(next, path, reported, problems));
    }
    path.remove(definition.name());
  }

  /** Compiles against a layout of its own, so that unknown names show at start even if no instrument uses the scale yet. */
  private void checkNames(ScaleDefinition definition, List<DefinitionProblem> problems) {
    var names = new LinkedHashMap<String, Formula>();
    definition.inputs().keySet().forEach(name -> names.put(name, frame -> 0));
    var compiler = new ExpressionCompiler(names, definition.groups(), definition.tables());
    definition.inputs().values().stream().filter(input -> input.when() != null)
        .forEach(input -> tryCompile(compiler, input.when(), definition.origin().file(), definition.origin().line(), problems));
    definition.steps().forEach((name, step) -> {
      tryCompile(compiler, step, definition.origin().file(), definition.origin().line(), problems);
      names.put(name, frame -> 0);
    });
    for (var line : definition.cases()) {
      tryCompile(compiler, line.condition(), definition.origin().file(), line.line(), problems);
      tryCompile(compiler, line.outcome(), definition.origin().file(), line.line(), problems);
    }
    definition.rule().map(rules::get).ifPresent(rule -> rule.rows()
        .forEach(row -> tryCompile(compiler, row.condition(), rule.file(), row.line(), problems)));
  }

  private static void tryCompile(ExpressionCompiler compiler, @Nullable Expression expression, String file, int line,
      List<DefinitionProblem> problems) {
    try {
      if (expression != null) {
        compiler.compile(expression);
      }
    } catch (ExpressionException e) {
      problems.add(new DefinitionProblem(file, line, e.getMessage(), "name an input, group, step or table of this scale"));
    }
  }

  static DefinitionProblem problem(ScaleDefinition definition, String what, String remedy) {
    return new DefinitionProblem(definition.origin().file(), definition.origin().line(), what, remedy);
  }

  /** By name (newest version) or {@code NAME@version}. */
  Optional<ScaleDefinition> find(String name) {
    return Optional.ofNullable(name.indexOf('@') > 0 ? byVersion.get(name) : byName.get(name));
  }

  Optional<DatedRule> rule(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  /** Every version of every scale. */
  List<ScaleDefinition> all() {
    return List.copyOf(byVersion.values());
  }

  List<DatedRule> rules() {
    return List.copyOf(rules.values());
  }

  /** Scales with everything they use, each after what it uses; of one name the version asked for first is taken. */
  List<ScaleDefinition> inOrder(List<String> names) {
    var chosen = new LinkedHashMap<String, ScaleDefinition>();
    names.forEach(name -> find(name).ifPresent(definition -> chosen.putIfAbsent(definition.name(), definition)));
    var ordered = new LinkedHashMap<String, ScaleDefinition>();
    new ArrayList<>(chosen.values()).forEach(definition -> append(definition, chosen, ordered));
    return List.copyOf(ordered.values());
  }

  private void append(ScaleDefinition definition, Map<String, ScaleDefinition> chosen, Map<String, ScaleDefinition> ordered) {
    if (ordered.containsKey(definition.name())) {
      return;
    }
    definition.uses().stream().sorted(Comparator.naturalOrder()).forEach(used -> {
      var next = chosen.getOrDefault(used, find(used).orElseThrow());
      append(next, chosen, ordered);
    });
    ordered.put(definition.name(), definition);
  }
}
