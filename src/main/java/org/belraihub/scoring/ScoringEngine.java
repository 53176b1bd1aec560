package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.ItemType;

import org.jspecify.annotations.Nullable;

/**
 * Computes results. Built once at start from the registry and the scale, binding and rule files; immutable, thread-safe, pure.
 */
public final class ScoringEngine {

  private final ScaleCatalogue catalogue;
  private final Map<InstrumentId, Binding> bindings;
  private final Map<InstrumentId, ScalePlan> plans;

  private ScoringEngine(ScaleCatalogue catalogue, Map<InstrumentId, Binding> bindings, Map<InstrumentId, ScalePlan> plans) {
    this.catalogue = catalogue;
    this.bindings = bindings;
    this.plans = plans;
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
    var plans = new LinkedHashMap<InstrumentId, ScalePlan>();
    read.forEach((id, binding) -> plans.put(id, plan(catalogue, binding)));
    return new ScoringEngine(catalogue, read, plans);
  }

  private static ScalePlan plan(ScaleCatalogue catalogue, Binding binding) {
    var computed = catalogue.inOrder(binding.scales()).stream().filter(scale -> scale.status() != ScaleStatus.DISABLED).toList();
    return ScalePlan.compile(computed, role -> binding.roles().getOrDefault(role, List.of(role)), Set.of(),
        name -> catalogue.rule(name).orElseThrow());
  }

  /** All results of an assessment; empty for an instrument without scales. An unknown answer form counts as missing. */
  public List<ScaleResult> score(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    var plan = plans.get(definition.id());
    return plan == null ? List.of() : plan.score(answers, context);
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
        name -> catalogue.rule(name).orElseThrow());
    return plan.score(given, context).stream().filter(result -> result.scale().equals(wanted.get().name())).findFirst();
  }

  private static List<String> keys(String role, @Nullable Binding binding) {
    var keys = new ArrayList<>(binding == null ? List.of() : binding.roles().getOrDefault(role, List.of()));
    keys.add(role);
    return keys;
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

  /** Checks of a binding that need instrument and scales at once. */
  private static final class BindingCheck {

    private BindingCheck() {
    }

    static void check(Binding binding, InstrumentRegistry registry, ScaleCatalogue catalogue, List<DefinitionProblem> problems) {
      var definition = registry.find(binding.instrument());
      if (definition.isEmpty()) {
        problems.add(binding.root().problem("there is no instrument " + binding.instrument(), "add its definition or correct code and version"));
        return;
      }
      var places = binding.root().get("roles").entries();
      binding.roles().forEach((role, items) -> items.stream().filter(item -> definition.get().item(item).isEmpty())
          .forEach(item -> problems.add(places.get(role).problem("role " + role + " is bound to " + item + ", which " + binding.instrument()
              + " does not have", "bind it to an item of the instrument"))));
      var known = binding.scales().stream().filter(scale -> {
        boolean found = catalogue.find(scale).isPresent();
        if (!found) {
          problems.add(binding.root().get("scales").problem("there is no scale " + scale, "add its definition or remove it from the list"));
        }
        return found;
      }).toList();
      if (known.size() == binding.scales().size() && problems.isEmpty()) {
        catalogue.inOrder(known).stream().filter(scale -> scale.status() != ScaleStatus.DISABLED)
            .forEach(scale -> checkInputs(scale, binding, definition.get(), problems));
      }
    }

    private static void checkInputs(ScaleDefinition scale, Binding binding, InstrumentDefinition definition,
        List<DefinitionProblem> problems) {
      for (var input : scale.inputs().values()) {
        if (input.source() != ScaleInput.Source.ANSWER) {
          continue;
        }
        var items = binding.roles().get(input.name());
        if (items == null) {
          problems.add(binding.root().get("roles").problem("role " + input.name() + " of scale " + scale.name() + " is bound to no item",
              "add " + input.name() + ": and its item code, or remove the scale from the list"));
          continue;
        }
        for (var item : items) {
          definition.item(item).filter(found -> !fits(input, found.type(), found.codeList() == null ? "" : found.codeList().name()))
              .ifPresent(found -> problems.add(binding.root().get("roles").get(input.name()).problem("role " + input.name() + " of scale "
                  + scale.name() + " wants answers of list " + input.of() + ", item " + item + " has others", "bind it to the right item")));
        }
      }
    }

    private static boolean fits(ScaleInput input, ItemType type, String list) {
      return input.of().equals("number") ? type == ItemType.INTEGER || type == ItemType.DECIMAL : type == ItemType.CODED && list.equals(input.of());
    }
  }

  /** Hashes of every scale, binding and rule file in use, file name to SHA-256: what a stored result names. */
  public Map<String, String> fileHashes() {
    var hashes = catalogue.all().stream().collect(Collectors.toMap(scale -> scale.origin().file(), scale -> scale.origin().sha256(),
        (a, b) -> a, LinkedHashMap::new));
    catalogue.rules().forEach(rule -> hashes.put(rule.file(), rule.sha256()));
    new LinkedHashSet<>(bindings.values()).forEach(binding -> hashes.put(binding.root().file(), binding.sha256()));
    return hashes;
  }
}
