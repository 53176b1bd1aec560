package org.belraihub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** The rounds of one process in one row; its figures are medians of the rounds. */
final class Series {

  private final List<Round> rounds = new ArrayList<>();

  void add(Round round) {
    rounds.add(round);
  }

  List<Round> rounds() {
    return rounds;
  }

  double rate() {
    return median(Round::rate);
  }

  double cpuPerMessage() {
    return median(Round::cpuPerMessage);
  }

  double storePerMessage() {
    return median(Round::storePerMessage);
  }

  /** Milliseconds within which this share of all answers came. */
  double percentile(double share) {
    long[] all = rounds.stream().flatMapToLong(round -> LongStream.of(round.nanos())).sorted().toArray();
    return all.length == 0 ? 0 : all[(int) Math.min(all.length - 1, Math.ceil(share * all.length) - 1)] / 1e6;
  }

  private double median(ToDoubleFunction<Round> figure) {
    double[] values = rounds.stream().mapToDouble(figure).toArray();
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length == 0 ? 0 : values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
