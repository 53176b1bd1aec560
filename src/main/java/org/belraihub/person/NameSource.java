package org.belraihub.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Names of persons as the person register has them (R4.39, R5.18): to be shown, never stored, never logged. */
public interface NameSource {

  /**
   * A name with the birth date.
   *
   * @param family family name
   * @param first  first name; persons without one exist
   * @param born   birth date, when it is known to the day
   */
  record PersonName(String family, Optional<String> first, Optional<LocalDate> born) {

    @Override
    public String toString() {
      return "PersonName";
    }
  }

  /** The names that the register told within its time; whoever is missing is not known, or the register was silent. */
  Map<Insz, PersonName> names(Collection<Insz> persons);
}
