package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionNode;
import org.belraihub.instrument.Labels;

import org.jspecify.annotations.Nullable;

/** Reads scale files: one or several scales per file, under the key {@code scales}. */
final class ScaleReader {

  private static final Set<String> SCALE_KEYS = Set.of("scale", "version", "kind", "status", "confidence", "higherIsWorse", "comparableWith",
      "label", "plain", "source", "open", "output", "inputs", "groups", "recode", "steps", "tables", "firstMatch", "value", "rule",
      "interpretation");
  private static final Set<String> BAND_KEYS = Set.of("is", "from", "to", "key", "severity", "label", "plain");
  private static final Set<String> INPUT_KEYS = Set.of("list", "scale", "date", "when", "optional", "recode");

  private final DefinitionFile file;

  ScaleReader(DefinitionFile file) {
    this.file = file;
  }

  List<ScaleDefinition> read() {
    var root = DefinitionNode.parse(file).allowing(Set.of("scales", "note"));
    var definitions = new ArrayList<ScaleDefinition>();
    for (var node : root.get("scales").elements()) {
      definitions.add(readScale(node.allowing(SCALE_KEYS)));
    }
    return definitions;
  }

  private ScaleDefinition readScale(DefinitionNode node) {
    var head = readHead(node);
    var output = readOutput(node.get("output"));
    var recodeAll = node.find("recode").map(ScaleReader::readRecode).orElse(Map.of());
    var inputs = new LinkedHashMap<String, ScaleInput>();
    node.find("inputs").ifPresent(map -> map.entries().forEach((name, input) -> inputs.put(name, readInput(name, input, recodeAll))));
    var groups = new LinkedHashMap<String, List<String>>();
    node.find("groups").ifPresent(map -> map.entries().forEach((name, members) -> groups.put(name, readGroup(members, inputs.keySet()))));
    var steps = new LinkedHashMap<String, Expression>();
    node.find("steps").ifPresent(map -> map.entries().forEach((name, step) -> steps.put(name, expression(step))));
    var tables = new LinkedHashMap<String, StepTable>();
    node.find("tables").ifPresent(map -> map.entries().forEach((name, table) -> tables.put(name, readTable(table))));
    var rule = node.find("rule").map(DefinitionNode::text).orElse(null);
    var cases = head.status() == ScaleStatus.DISABLED ? List.<ScaleCase>of() : readCases(node, output, rule);
    var origin = new ScaleDefinition.Origin(file.name(), node.line(), node.sha256());
    return new ScaleDefinition(head, output, inputs, groups, steps, tables, cases, rule, readBands(node, output), origin);
  }

  private static ScaleDefinition.Head readHead(DefinitionNode node) {
    var label = Labels.read(node.get("label"));
    var comparable = node.find("comparableWith").map(DefinitionNode::elements).orElse(List.of()).stream()
        .map(DefinitionNode::integer).collect(Collectors.toUnmodifiableSet());
    return new ScaleDefinition.Head(node.get("scale").text(), node.get("version").integer(), node.get("kind").oneOf(ScaleKind.class),
        node.get("status").oneOf(ScaleStatus.class), node.get("confidence").oneOf(Confidence.class),
        node.find("higherIsWorse").map(DefinitionNode::bool).orElse(true), comparable, label,
        node.find("plain").map(Labels::read).orElse(label), node.get("source").text(),
        node.find("open").map(DefinitionNode::text).orElse(""));
  }

  private static ScaleDefinition.Output readOutput(DefinitionNode node) {
    node.allowing(Set.of("min", "max", "decimals", "categories"));
    var categories = node.find("categories").map(DefinitionNode::texts).orElse(List.of());
    if (!categories.isEmpty()) {
      return new ScaleDefinition.Output(0, 0, categories.size() - 1.0, categories);
    }
    return new ScaleDefinition.Output(node.find("decimals").map(DefinitionNode::integer).orElse(0), node.get("min").number(),
        node.get("max").number(), List.of());
  }

  private static ScaleInput readInput(String name, DefinitionNode node, Map<String, Double> recodeAll) {
    if (node.isScalar()) {
      return new ScaleInput(name, ScaleInput.Source.ANSWER, node.text(), null, false, recodeAll);
    }
    node.allowing(INPUT_KEYS);
    @Nullable Expression when = node.find("when").map(ScaleReader::expression).orElse(null);
    if (node.find("scale").isPresent()) {
      return new ScaleInput(name, ScaleInput.Source.SCALE, node.get("scale").text(), when, false, Map.of());
    }
    if (node.find("date").isPresent()) {
      return new ScaleInput(name, ScaleInput.Source.DATE, node.get("date").text(), when, false, Map.of());
    }
    var recode = node.find("recode").map(ScaleReader::readRecode).orElse(recodeAll);
    return new ScaleInput(name, ScaleInput.Source.ANSWER, node.get("list").text(), when,
        node.find("optional").map(DefinitionNode::bool).orElse(false), recode);
  }

  private static Map<String, Double> readRecode(DefinitionNode node) {
    var recode = new LinkedHashMap<String, Double>();
    node.entries().forEach((code, value) -> recode.put(code, value.number()));
    return recode;
  }

  private static List<String> readGroup(DefinitionNode node, Set<String> inputs) {
    for (var member : node.elements()) {
      if (!inputs.contains(member.text())) {
        throw member.broken("the group names '" + member.text() + "', which is no input", "add the input or correct the name");
      }
    }
    return node.texts();
  }

  private static StepTable readTable(DefinitionNode node) {
    var rows = node.elements();
    var upTo = new double[rows.size()];
    var values = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).allowing(Set.of("upTo", "is"));
      upTo[i] = rows.get(i).get("upTo").number();
      values[i] = rows.get(i).get("is").number();
      if (i > 0 && upTo[i] <= upTo[i - 1]) {
        throw rows.get(i).broken("the limits of the table do not rise", "order the rows by upTo");
      }
    }
    return new StepTable(upTo, values);
  }

  private static List<ScaleCase> readCases(DefinitionNode node, ScaleDefinition.Output output, @Nullable String rule) {
    if (rule != null) {
      return List.of();
    }
    if (node.find("value").isPresent()) {
      var value = node.get("value");
      return List.of(new ScaleCase(null, expression(value), value.line()));
    }
    var cases = new ArrayList<ScaleCase>();
    var elements = node.get("firstMatch").elements();
    for (var element : elements) {
      element.allowing(Set.of("if", "then", "else"));
      var last = element.find("else");
      @Nullable Expression condition = last.isPresent() ? null : expression(element.get("if"));
      cases.add(new ScaleCase(condition, outcome(last.orElseGet(() -> element.get("then")), output), element.line()));
    }
    if (elements.get(elements.size() - 1).find("else").isEmpty()) {
      throw node.get("firstMatch").broken("the last line has no else", "end with an else, so that every set of answers has an outcome");
    }
    return cases;
  }

  private static Expression outcome(DefinitionNode node, ScaleDefinition.Output output) {
    if (output.categories().isEmpty()) {
      return expression(node);
    }
    int index = output.categories().indexOf(node.text());
    if (index < 0) {
      throw node.broken("'" + node.text() + "' is no category of this scale", "use one of " + output.categories());
    }
    return new Expression.Number(index);
  }

  private static Expression expression(DefinitionNode node) {
    try {
      return ExpressionParser.parse(node.text());
    } catch (ExpressionException e) {
      throw node.broken(e.getMessage() + " in '" + node.text() + "'", "use and, or, not, == != < <= > >= + - * / and "
          + "sum, min, max, count, any, all, years, table");
    }
  }

  private static List<Interpretation> readBands(DefinitionNode scale, ScaleDefinition.Output output) {
    var bands = new ArrayList<Interpretation>();
    var keys = new HashSet<String>();
    for (var node : scale.find("interpretation").map(DefinitionNode::elements).orElse(List.of())) {
      node.allowing(BAND_KEYS);
      var label = Labels.read(node.get("label"));
      boolean category = !output.categories().isEmpty();
      double from = category ? 0 : node.find("is").or(() -> node.find("from")).orElseGet(() -> node.get("is")).number();
      double to = category ? 0 : node.find("is").or(() -> node.find("to")).orElseGet(() -> node.get("is")).number();
      var key = node.get("key").text();
      if (!keys.add(key)) {
        throw node.broken("the key " + key + " stands twice", "give each band its own key");
      }
      bands.add(new Interpretation(from, to, category ? node.get("is").text() : null, key,
          node.find("severity").map(n -> n.oneOf(Interpretation.Severity.class)).orElse(Interpretation.Severity.NONE), label,
          node.find("plain").map(Labels::read).orElse(label)));
    }
    return bands;
  }

  /** Keeps the first complaint of each scale apart, so that one broken scale does not hide the next file. */
  static List<ScaleDefinition> readAll(List<DefinitionFile> files, List<org.belraihub.instrument.DefinitionProblem> problems) {
    var definitions = new ArrayList<ScaleDefinition>();
    for (var file : files) {
      try {
        definitions.addAll(new ScaleReader(file).read());
      } catch (DefinitionException e) {
        problems.addAll(e.problems());
      }
    }
    return definitions;
  }
}
