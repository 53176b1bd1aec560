package org.belraihub.ehealth.hubservices;

/**
 * The name of a person, for services that compare it with the card.
 *
 * @param first  first name
 * @param family family name
 */
public record PersonName(String first, String family) {

  /** Both are there; {@link IllegalArgumentException} otherwise. */
  public PersonName {
    if (first.isBlank() || family.isBlank()) {
      throw new IllegalArgumentException("a name has a first and a family name");
    }
  }

  @Override
  public String toString() {
    return "a name";
  }
}
