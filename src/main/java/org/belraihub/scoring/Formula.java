package org.belraihub.scoring;

/** A compiled expression over a frame of numbers; NaN stands for a missing answer. */
@FunctionalInterface
interface Formula {

  /** Evaluates; booleans are 1 and 0. */
  double of(double[] frame);

  /** Whether it evaluates to true; missing is false, so callers check for missing inputs first. */
  default boolean holds(double[] frame) {
    return of(frame) == 1;
  }
}
