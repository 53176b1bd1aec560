package org.belraihub.bench;

/**
 * What a figure must reach and where it is to go.
 *
 * @param must   less is a defect
 * @param goal   the aim
 * @param atMost whether smaller is better
 */
record Limits(double must, double goal, boolean atMost) {

  static Limits atLeast(double must, double goal) {
    return new Limits(must, goal, false);
  }

  static Limits atMost(double must, double goal) {
    return new Limits(must, goal, true);
  }

  /** {@code goal}, {@code must} or {@code MISSED}. */
  String verdict(double value) {
    return reaches(value, goal) ? "goal" : reaches(value, must) ? "must" : "MISSED";
  }

  private boolean reaches(double value, double limit) {
    return atMost ? value <= limit : value >= limit;
  }
}
