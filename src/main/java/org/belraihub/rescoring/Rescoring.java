package org.belraihub.rescoring;

import java.time.Instant;

import org.belraihub.assessment.ClosedPopulation.Selection;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param id          number of the run
 * @param definitions fingerprint of the definitions it computes with
 * @param selection   which assessments
 * @param startedAt   when
 * @param startedBy   operator
 * @param rate        assessments a second, over all nodes
 * @param state       where it is
 * @param total       assessments to look at, counted at the start
 * @param lastId      last assessment it looks at
 * @param plannedTo   assessments up to this id are in slices
 * @param releasedAt  moment up to which the rate is used up
 * @param endedAt     null while it runs
 * @param done        assessments looked at
 * @param computed    of these, with new results
 * @param unchanged   of these, whose results came from these definitions already
 * @param failed      of these, that could not be computed; the log says why
 */
public record Rescoring(long id, String definitions, Selection selection, Instant startedAt, String startedBy, int rate, State state,
                        long total, long lastId, long plannedTo, Instant releasedAt, @Nullable Instant endedAt, long done, long computed,
                        long unchanged, long failed) {

  /** Where a run is. */
  public enum State {
    /** Slices are released and worked on. */
    RUNNING,
    /** The operator stopped it; a start with the same definitions and selection goes on with it. */
    STOPPED,
    /** Every assessment was looked at. */
    DONE
  }

  /** How many assessments go into one slice: a tenth of a second's work, so that a slow rate stays even and a fast one commits seldom. */
  int sliceSize() {
    return Math.max(1, Math.min(200, rate / 10));
  }
}
