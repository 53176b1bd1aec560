package org.belraihub.scoring;

import java.util.List;
import java.util.stream.Stream;

import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.ItemType;

/** Checks of a binding that need instrument and scales at once. */
final class BindingCheck {

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
    var named = Stream.concat(binding.scales().stream(), binding.indicators().stream()).toList();
    named.stream().filter(scale -> catalogue.find(scale).isEmpty()).forEach(scale -> problems.add(binding.root().get("scales")
        .problem("there is no scale " + scale, "add its definition or remove it from the list")));
    if (problems.isEmpty()) {
      catalogue.inOrder(named).stream().filter(scale -> scale.status() != ScaleStatus.DISABLED)
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
      if (items == null && input.optional()) {
        continue;
      }
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
