package org.belraihub.assessment;

import java.time.Instant;
import java.util.List;

import org.belraihub.scoring.ScaleResult;
import org.jspecify.annotations.Nullable;

/**
 * The results of a closed assessment.
 *
 * @param computedAt null while they are pending
 * @param results    empty while they are pending
 */
public record Results(@Nullable Instant computedAt, List<ScaleResult> results) {

  static Results pending() {
    return new Results(null, List.of());
  }

  /** Whether they are still to be computed. */
  public boolean isPending() {
    return computedAt == null;
  }
}
