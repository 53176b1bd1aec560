package org.belraihub.assessment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far one module of a draft is.
 *
 * @param code        module code
 * @param version     to be given with the next save
 * @param state       one of the four states of R3.12
 * @param missing     items that still need an answer
 * @param leasedUntil until when somebody works on it, null when nobody does
 */
public record ModuleProgress(String code, int version, State state, List<String> missing, @Nullable Instant leasedUntil) {

  /** Module states (R3.12). */
  public enum State { BEING_EDITED, COMPLETE, INCOMPLETE, UNDER_CONSIDERATION }
}
