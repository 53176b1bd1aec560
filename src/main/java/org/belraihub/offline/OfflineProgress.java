package org.belraihub.offline;

import java.util.List;

/**
 * How far the items of a file are.
 *
 * @param upload   number of the upload
 * @param items    all of them
 * @param uploaded those that became assessments
 * @param errors   those that did not
 * @param done     whether each has its outcome
 * @param lines    a page of them
 */
public record OfflineProgress(long upload, int items, int uploaded, int errors, boolean done, List<Line> lines) {

  /** One of them, at its place in the file. */
  public record Line(int position, String itemId, OfflineOutcome outcome) {
  }
}
