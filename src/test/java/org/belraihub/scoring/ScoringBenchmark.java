package org.belraihub.scoring;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

import com.sun.management.ThreadMXBean;

import org.belraihub.instrument.Answers;
import org.belraihub.sandbox.care.CompleteAnswers;

/**
 * Measures all results of a complete assessment on one core: microseconds and bytes per assessment, median of several rounds after
 * warm-up. Run by hand: {@code mvn -q test-compile exec} or with the test class path; prints one line per instrument.
 */
public final class ScoringBenchmark {

  private static final int ASSESSMENTS = 512;
  private static final int ROUNDS = 15;
  private static final int PER_ROUND = 40_000;

  private ScoringBenchmark() {
  }

  /** Entry. */
  public static void main(String[] args) {
    for (var instrument : new String[] {"BELRAI_LTCF", "BELRAI_HC", "BELRAI_SCREENER"}) {
      measure(instrument);
    }
  }

  private static void measure(String instrument) {
    var definition = ShippedDefinitions.current(instrument);
    var answers = new Answers[ASSESSMENTS];
    for (int i = 0; i < ASSESSMENTS; i++) {
      answers[i] = CompleteAnswers.of(definition, i);
    }
    var day = LocalDate.of(2026, 1, 15);
    var context = new ScoringContext(day, LocalDate.of(1940, 6, 15), day);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var microseconds = new double[ROUNDS];
    long bytes = 0;
    long results = 0;
    for (int round = -10; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      results = 0;
      for (int i = 0; i < PER_ROUND; i++) {
        results += ShippedDefinitions.ENGINE.score(definition, answers[i & ASSESSMENTS - 1], context).size();
      }
      long nanos = threads.getCurrentThreadCpuTime() - start;
      bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / PER_ROUND;
      if (round >= 0) {
        microseconds[round] = nanos / 1000.0 / PER_ROUND;
      }
    }
    Arrays.sort(microseconds);
    System.out.printf(Locale.ROOT, "%s: %d results, %.2f us CPU per assessment (best %.2f, worst %.2f), %.0f/s, %d bytes%n", instrument,
        results / PER_ROUND, microseconds[ROUNDS / 2], microseconds[0], microseconds[ROUNDS - 1], 1e6 / microseconds[ROUNDS / 2], bytes);
  }
}
