package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.InstrumentStatus;

import org.jspecify.annotations.Nullable;

/**
 * Computes results. Built once at start from the registry and the scale, binding and rule files; immutable, thread-safe, pure.
 */
public final class ScoringEngine {

  private final ScaleCatalogue catalogue;
  private final Map<InstrumentId, Binding> bindings;
  private final Map<InstrumentId, ScalePlan> plans;
  private final Map<InstrumentId, ScalePlan> indicatorPlans;

  private ScoringEngine(ScaleCatalogue catalogue, Map<InstrumentId, Binding> bindings) {
    this.catalogue = catalogue;
    this.bindings = bindings;
    this.plans = new LinkedHashMap<>();
    this.indicatorPlans = new LinkedHashMap<>();
    bindings.forEach((id, binding) -> {
      plans.put(id, plan(binding, binding.scales()));
      indicatorPlans.put(id, plan(binding, binding.indicators()));
    });
  }

  /**
   * Reads, checks and compiles everything; {@link DefinitionException} with all problems of all files.
   *
   * @param registry the instruments
   * @param scales   files of config/scales
   * @param bindings files of config/bindings
   * @param rules    files of config/rules
   */
  public static ScoringEngine of(InstrumentRegistry registry, List<DefinitionFile> scales, List<DefinitionFile> bindings,
      List<DefinitionFile> rules) {
    var problems = new ArrayList<DefinitionProblem>();
    var catalogue = new ScaleCatalogue(scales, rules, problems);
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    var read = new LinkedHashMap<InstrumentId, Binding>();
    for (var file : bindings) {
      try {
        var binding = Binding.read(file);
        if (read.putIfAbsent(binding.instrument(), binding) != null) {
          problems.add(binding.root().problem(binding.instrument() + " has a second binding", "keep one file per instrument version"));
        }
        BindingCheck.check(binding, registry, catalogue, problems);
      } catch (DefinitionException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return new ScoringEngine(catalogue, read);
  }

  private ScalePlan plan(Binding binding, List<String> names) {
    var computed = catalogue.inOrder(names).stream().filter(scale -> scale.status() != ScaleStatus.DISABLED).toList();
    return ScalePlan.compile(computed, role -> binding.roles().getOrDefault(role, List.of()), Set.of(),
        name -> catalogue.rule(name).orElseThrow(), true);
  }

  /** All results of an assessment; empty for an instrument without scales. An unknown answer form counts as missing. */
  public List<ScaleResult> score(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    var plan = plans.get(definition.id());
    return plan == null ? List.of() : plan.score(answers, context);
  }

  /**
   * How one resident counts in the quality indicators of the instrument version: 1 in the numerator, 0 in the denominator only, -1 in
   * neither, not computable when answers are missing. Empty for an instrument without indicators.
   */
  public List<ScaleResult> indicators(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    var plan = indicatorPlans.get(definition.id());
    return plan == null ? List.of() : plan.score(answers, context).stream()
        .filter(result -> bindings.get(definition.id()).indicators().contains(result.scale())).toList();
  }

  /**
   * One scale from a mixture of answers by item code and numbers by input name, as the command line and the vectors give them.
   *
   * @param definition instrument whose items are meant; null: names only
   * @return empty when the scale is not known or is disabled
   */
  public Optional<ScaleResult> evaluate(String scale, @Nullable InstrumentDefinition definition, Answers given, ScoringContext context) {
    var wanted = catalogue.find(scale).filter(found -> found.status() != ScaleStatus.DISABLED);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    @Nullable Binding binding = definition == null ? null : bindings.get(definition.id());
    var plan = ScalePlan.compile(catalogue.inOrder(List.of(scale)), role -> keys(role, binding), given.items(),
        name -> catalogue.rule(name).orElseThrow(), false);
    return plan.score(given, context).stream().filter(result -> result.scale().equals(wanted.get().name())).findFirst();
  }

  private static List<String> keys(String role, @Nullable Binding binding) {
    var keys = new ArrayList<>(binding == null ? List.of() : binding.roles().getOrDefault(role, List.of()));
    keys.add(role);
    return keys;
  }

  /** Instrument versions over whose assessments quality indicators are computed. */
  public Set<InstrumentId> instrumentsWithIndicators() {
    var found = new LinkedHashSet<InstrumentId>();
    bindings.forEach((id, binding) -> {
      if (!binding.indicators().isEmpty()) {
        found.add(id);
      }
    });
    return found;
  }

  /** A definition by name (newest version) or {@code NAME@version}. */
  public Optional<ScaleDefinition> scale(String name) {
    return catalogue.find(name);
  }

  /** Every version of every scale, disabled ones included. */
  public List<ScaleDefinition> scales() {
    return catalogue.all();
  }

  /** Names of the scales an instrument version yields, in order. */
  public List<String> scalesOf(InstrumentId instrument) {
    var plan = plans.get(instrument);
    return plan == null ? List.of() : plan.scales().stream().map(scale -> scale.definition().name()).toList();
  }

  /** Items a scale uses in an instrument version, itself or through the scales it uses (R5.07, R5.09). */
  public List<String> itemsOf(InstrumentId instrument, String scale) {
    var plan = plans.get(instrument);
    return plan == null ? List.of() : plan.scales().stream().filter(compiled -> compiled.definition().name().equals(scale))
        .findFirst().map(CompiledScale::items).orElse(List.of());
  }

  /**
   * Definitions a result rests on that are not confirmed, as {@code NAME@version}, the instrument included: what an operator has to
   * name before such a result may be billed.
   */
  public Set<String> unconfirmed(InstrumentDefinition definition, String scale) {
    var names = new LinkedHashSet<String>();
    if (definition.status() != InstrumentStatus.ACTIVE) {
      names.add(definition.id().toString());
    }
    catalogue.inOrder(List.of(scale)).stream().filter(used -> used.status() != ScaleStatus.ACTIVE).forEach(used -> names.add(used.toString()));
    return names;
  }

  /** Every scale version, rule row and binding in use with the SHA-256 of its content: what a stored result names. */
  public Map<String, String> fileHashes() {
    var hashes = new LinkedHashMap<String, String>();
    definitions().forEach(definition -> hashes.put(definition.name(), definition.sha256()));
    return hashes;
  }

  /** Every scale version, rule row and binding, for lists and for {@link DefinitionLedger}. */
  List<DefinitionLedger.Entry> definitions() {
    var entries = new ArrayList<DefinitionLedger.Entry>();
    catalogue.all().forEach(scale -> entries.add(new DefinitionLedger.Entry("scale " + scale, scale.origin().sha256(),
        scale.origin().file(), scale.origin().line())));
    for (var rule : catalogue.rules()) {
      for (int i = 0; i < rule.rows().size(); i++) {
        entries.add(new DefinitionLedger.Entry("rule " + rule.nameOf(i), rule.rows().get(i).sha256(), rule.file(), rule.rows().get(i).line()));
      }
    }
    bindings.values().forEach(binding -> entries.add(new DefinitionLedger.Entry("roles " + binding.instrument(),
        binding.root().get("roles").sha256(), binding.root().file(), binding.root().get("roles").line())));
    return entries;
  }
}
