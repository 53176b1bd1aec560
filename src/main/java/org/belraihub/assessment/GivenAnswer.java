package org.belraihub.assessment;

import org.jspecify.annotations.Nullable;

/**
 * One answer as it arrives.
 *
 * @param item               item code
 * @param value              null: cleared (R3.13)
 * @param underConsideration in beraad (R3.14)
 * @param comment            null: leave as it is; empty: take away; at most 5000 characters (R3.15)
 */
public record GivenAnswer(String item, @Nullable String value, boolean underConsideration, @Nullable String comment) {

  @Override
  public String toString() {
    return "GivenAnswer " + item;
  }
}
