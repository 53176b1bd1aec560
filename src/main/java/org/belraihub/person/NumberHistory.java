package org.belraihub.person;

import java.util.Set;


/**
 * The numbers of one person.
 *
 * @param current  the number in force
 * @param canceled whether even that one is cancelled
 * @param others   every other number that is or was the person's
 */
public record NumberHistory(Insz current, boolean canceled, Set<Insz> others) {

  /** Keeps its own copy. */
  public NumberHistory {
    others = Set.copyOf(others);
  }
}
