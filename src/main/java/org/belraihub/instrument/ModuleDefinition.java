package org.belraihub.instrument;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A module (section, thema) of an instrument: what is assigned, shared and completed as one.
 *
 * @param code             for example {@code G}
 * @param label            our own short label
 * @param gate             code of the item that opens the module (R3.10); null: always open
 * @param items            known items in the order of the form, the gate first
 * @param unknownPositions positions of the official edition whose content is not known
 */
public record ModuleDefinition(String code, Labels label, @Nullable String gate, List<ItemDefinition> items, int unknownPositions) {

  /** Value of a gate that opens the module; anything else leaves it closed and complete. */
  public static final String GATE_OPEN = "1";

  /** Whether the gate says that the module has no items to answer. */
  public boolean closedBy(Answers answers) {
    return gate != null && answers.has(gate) && !GATE_OPEN.equals(answers.get(gate));
  }

  /** Known and unknown positions together. */
  public int positions() {
    return items.size() + unknownPositions;
  }

  /** An item of this module. */
  public Optional<ItemDefinition> item(String itemCode) {
    return items.stream().filter(item -> item.code().equals(itemCode)).findFirst();
  }
}
