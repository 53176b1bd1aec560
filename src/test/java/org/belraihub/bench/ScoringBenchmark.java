package org.belraihub.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ShippedDefinitions;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** All results of one complete assessment on one core, over many different ones; run by {@link ScoringRow}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScoringBenchmark {

  private static final int DIFFERENT = 512;
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  @Param({"BELRAI_LTCF", "BELRAI_HC", "BELRAI_SCREENER"})
  private String instrument = "";

  private final Answers[] answers = new Answers[DIFFERENT];
  private final ScoringContext context = new ScoringContext(DAY, LocalDate.of(1940, 6, 15), DAY);
  private InstrumentDefinition definition = ShippedDefinitions.current("BELRAI_LTCF");
  private int next;

  /** Different complete assessments. */
  @Setup
  public void answer() {
    definition = ShippedDefinitions.current(instrument);
    for (int i = 0; i < DIFFERENT; i++) {
      answers[i] = CompleteAnswers.of(definition, i);
    }
  }

  /** Processor time beside the time on the wall, which a busy machine stretches. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {

    public long nanos;
    public long assessments;
    private long since;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin() {
      since = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assessments = 0;
    }

    /** Ends. */
    @TearDown(Level.Iteration)
    public void end() {
      nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - since;
    }
  }

  /** Every scale, CAP and group of the next assessment. */
  @Benchmark
  public List<ScaleResult> allResults(Processor processor) {
    processor.assessments++;
    return ShippedDefinitions.ENGINE.score(definition, answers[next++ & DIFFERENT - 1], context);
  }
}
