package org.belraihub.instrument;

import java.util.Map;
import java.util.Set;

/**
 * The answers an item may have.
 *
 * @param name   for example {@code ADL}; scales ask for a role by this name
 * @param labels code to label, in the order of the form
 */
public record CodeList(String name, Map<String, Labels> labels) {

  /** Whether a code belongs to the list. */
  public boolean has(String code) {
    return labels.containsKey(code);
  }

  /** The codes in the order of the form. */
  public Set<String> codes() {
    return labels.keySet();
  }
}
