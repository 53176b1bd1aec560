package org.belraihub.instrument;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A condition on one answer, as skip rules, gates and consistency rules use it.
 *
 * @param item    code of the item looked at
 * @param codes   values that count
 * @param negated true: the condition holds for every other value; an item without answer never fulfils a condition
 */
public record ItemCondition(String item, Set<String> codes, boolean negated) {

  private static final Set<String> KEYS = Set.of("item", "is", "isNot");

  /** Reads {@code {item: C1, is: ["5"]}} or {@code {item: J6a, isNot: ["0"]}}. */
  static ItemCondition read(DefinitionNode node) {
    node.allowing(KEYS);
    boolean negated = node.find("is").isEmpty();
    var codes = Set.copyOf(node.get(negated ? "isNot" : "is").texts());
    return new ItemCondition(node.get("item").text(), codes, negated);
  }

  /** Whether the answers fulfil the condition. */
  public boolean holds(Answers answers) {
    @Nullable String value = answers.get(item);
    return value != null && codes.contains(value) != negated;
  }
}
