package org.belraihub.ehealth.hubservices;

import java.util.Optional;

import org.belraihub.person.Insz;

/**
 * A care party (hcparty) of KMEHR: an organisation or a person.
 *
 * @param number   RIZIV, CBE or EHP number; KMEHR 1.17 takes all of them as ID-HCPARTY
 * @param insz     national number of a person
 * @param category CD-HCPARTY code, for example {@code orghospital}, {@code persnurse}
 * @param name     full name; empty when it is not known or not to be sent
 */
public record CareParty(Optional<String> number, Optional<Insz> insz, String category, Optional<String> name) {

  /** Checks that the party can be identified; {@link IllegalArgumentException} otherwise. */
  public CareParty {
    if (number.isEmpty() && insz.isEmpty()) {
      throw new IllegalArgumentException("a care party has a number or an INSZ");
    }
    if (number.filter(n -> !n.matches("[0-9]{8,11}")).isPresent()) {
      throw new IllegalArgumentException("the number of a care party has 8 to 11 digits");
    }
    if (category.isBlank()) {
      throw new IllegalArgumentException("a care party has a category");
    }
  }

  /** An organisation. */
  public static CareParty organisation(String number, String category, String name) {
    return new CareParty(Optional.of(number), Optional.empty(), category, Optional.of(name));
  }
}
