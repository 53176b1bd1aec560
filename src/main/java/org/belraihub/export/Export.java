package org.belraihub.export;

import java.time.Instant;

import org.belraihub.time.BelgianTime;
import org.jspecify.annotations.Nullable;

/**
 * One export as its organisation sees it.
 *
 * @param id          its number
 * @param report      what it holds
 * @param state       how far it is
 * @param requestedBy name of who asked
 * @param requestedAt when, business clock
 * @param finishedAt  when it succeeded or failed, business clock; null before
 * @param lapsesAt    last moment of the file; null while there is none
 * @param code        why it failed; null otherwise
 * @param parts       pieces of the file so far
 * @param size        bytes of all pieces together
 */
public record Export(long id, Report report, ExportState state, String requestedBy, Instant requestedAt, @Nullable Instant finishedAt,
                     @Nullable Instant lapsesAt, @Nullable String code, int parts, long size) {

  private static final int WEEKS_KEPT = 1;

  /** The last moment of a file that is there since {@code finished}: a week later at the same local time (D4, R9.06). */
  static Instant lastMoment(Instant finished) {
    return finished.atZone(BelgianTime.ZONE).plusWeeks(WEEKS_KEPT).toInstant();
  }

  /** As it is at a moment, whether or not a sweep has run. */
  Export at(Instant now) {
    return state == ExportState.SUCCESSFUL && lapsesAt != null && now.isAfter(lapsesAt)
        ? new Export(id, report, ExportState.LAPSED, requestedBy, requestedAt, finishedAt, lapsesAt, code, parts, size) : this;
  }

  @Override
  public String toString() {
    return "Export " + id + " " + state;
  }
}
