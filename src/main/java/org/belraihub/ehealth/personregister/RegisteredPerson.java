package org.belraihub.ehealth.personregister;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.person.Insz;

/**
 * A person as the register holds it.
 *
 * @param number      the number in force, which may be another than the one asked for
 * @param familyName  family name
 * @param firstName   first name; persons without one exist
 * @param born        birth date, when it is known to the day
 * @param deceasedOn  day of death
 * @param struckOffOn day from which the person is struck off the register
 */
public record RegisteredPerson(Insz number, String familyName, Optional<String> firstName, Optional<LocalDate> born,
                               Optional<LocalDate> deceasedOn, Optional<LocalDate> struckOffOn) {

  /** Never the name. */
  @Override
  public String toString() {
    return "RegisteredPerson[deceased " + deceasedOn.isPresent() + ", struck off " + struckOffOn.isPresent() + "]";
  }
}
