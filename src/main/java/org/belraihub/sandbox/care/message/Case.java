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

  private static final String WITHOUT_COORDINATOR = "WITHOUT_COORDINATOR";

  /** By a team without coordinator, whose members take the modules on which they work. */
  public static Case withoutCoordinator(Insz person, String instrument) {
    return new Case(person, instrument, WITHOUT_COORDINATOR);
  }

  /** Whether modules must be taken before answers are saved. */
  public boolean modulesAreAssigned() {
    return WITHOUT_COORDINATOR.equals(coordination);
  }

  /** An individual assessment. */
  public static Case of(Insz person, String instrument) {
    return new Case(person, instrument, null);
  }
}
