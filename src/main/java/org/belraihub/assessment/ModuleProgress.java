package org.belraihub.assessment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far one module of a draft is.
 *
 * @param code     module code
 * @param version  to be given with the next save
 * @param state    one of the four states of R3.12
 * @param asked    items that have to be answered, given the gates and skip rules
 * @param answered how many of them are
 * @param missing  items that still need an answer
 * @param lease    who works on it, null when nobody does
 * @param assigned to whom it is assigned, null when it is free
 */
public record ModuleProgress(String code, int version, State state, int asked, int answered, List<String> missing,
                             @Nullable Holder lease, @Nullable Holder assigned) {

  /** Module states (R3.12). */
  public enum State { BEING_EDITED, COMPLETE, INCOMPLETE, UNDER_CONSIDERATION }

  /**
   * Who has a module, for colleagues.
   *
   * @param provider internal id
   * @param name     name
   * @param since    since when
   * @param until    until when; null for an assignment, which lasts until it is released
   */
  public record Holder(long provider, String name, Instant since, @Nullable Instant until) {

    @Override
    public String toString() {
      return "Holder " + provider;
    }
  }

  /** How much of what is asked is answered, in percent, rounded down. */
  public int percent() {
    return asked == 0 ? 100 : answered * 100 / asked;
  }
}
