package org.belraihub.sandbox.care.message;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * What is to be assessed; creation, start and reference date are today.
 *
 * @param person       the client
 * @param instrument   code
 * @param coordination as in the contract; null for the default of the instrument
 */
public record Case(Insz person, String instrument, @Nullable String coordination) {

  /** An individual assessment. */
  public static Case of(Insz person, String instrument) {
    return new Case(person, instrument, null);
  }
}
