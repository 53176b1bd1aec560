package org.belraihub.ehealth.saml;

import java.util.List;

/**
 * An attribute of a subject.
 *
 * @param namespace its namespace
 * @param name      its name
 * @param values    its values as text, in order
 */
public record SamlAttribute(String namespace, String name, List<String> values) {

  /** Keeps its own copy. */
  public SamlAttribute {
    values = List.copyOf(values);
  }

  /** Never the values: they name persons. */
  @Override
  public String toString() {
    return name;
  }
}
