package org.belraihub.scoring;

/**
 * A step function as a table: the value of the first row whose limit is not exceeded; beyond the last row there is no value.
 *
 * @param upTo   limits, ascending, both ends included
 * @param values value of each row
 */
record StepTable(double[] upTo, double[] values) {

  double of(double argument) {
    for (int i = 0; i < upTo.length; i++) {
      if (argument <= upTo[i]) {
        return values[i];
      }
    }
    return Double.NaN;
  }
}
