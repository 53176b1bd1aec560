package org.belraihub.ehealth.addressbook;

import java.util.List;
import java.util.Optional;

/**
 * A professional as the address book lists them.
 *
 * @param professions what they are licensed for
 */
public record ListedProfessional(List<Profession> professions) {

  /**
   * One profession.
   *
   * @param codes codes of the profession in the authentic sources, for example {@code persnurse}
   * @param nihii the RIZIV number for it, if there is one
   */
  public record Profession(List<String> codes, Optional<String> nihii) {

    /** Keeps its own copy. */
    public Profession {
      codes = List.copyOf(codes);
    }
  }

  /** Keeps its own copy. */
  public ListedProfessional {
    professions = List.copyOf(professions);
  }

  /** Whether there is a visa for a profession. */
  public boolean licensedAs(String code) {
    return professions.stream().anyMatch(profession -> profession.codes().contains(code));
  }
}
