package org.belraihub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the rows: see the package. */
public final class Benchmark {

  private static final List<Row> ROWS = List.of(
      new StartRow(),
      new SubmitRow("submit-screener", Submissions::screeners),
      new SubmitRow("submit-ltcf", Submissions::ltcfs),
      new StrangersRow(),
      new SlowConsentRow(),
      new AccessRow(),
      new HeapRow(),
      new DeliveredRow(),
      new DrainRow(),
      new OfflineRow(),
      new EbmsRow(),
      new ScoringRow(),
      new RescoringRow(),
      new ReadsRow());

  private Benchmark() {
  }

  /** Entry; the jar is {@code target/belrai-hub.jar}. */
  public static void main(String[] args) throws Exception {
    var recorder = new Recorder(System.out);
    Path target = Path.of("target").toAbsolutePath();
    Map<String, Object> machine = machine();
    try (var stage = new Stage(Files.createTempDirectory("belraihub-bench"), target.resolve("belrai-hub.jar"), Integer.getInteger("bench.rounds", 5),
        Double.parseDouble(System.getProperty("bench.seconds", "3")))) {
      for (Row row : chosen(System.getProperty("bench.rows", ""))) {
        row.measure(stage, recorder);
      }
    }
    machine.put("loadAfter", loadAverage());
    recorder.finish(target.resolve("bench/results.json"), machine);
    System.exit(0);
  }

  private static List<Row> chosen(String names) {
    if (names.isBlank()) {
      return ROWS.stream().filter(row -> !row.onlyWhenNamed()).toList();
    }
    Set<String> wanted = Arrays.stream(names.split(",")).map(String::strip).collect(Collectors.toSet());
    Set<String> known = ROWS.stream().map(Row::name).collect(Collectors.toSet());
    if (!known.containsAll(wanted)) {
      throw new IllegalArgumentException("bench.rows is one or more of " + known);
    }
    return ROWS.stream().filter(row -> wanted.contains(row.name())).toList();
  }

  private static Map<String, Object> machine() throws IOException {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("at", Instant.now().toString());
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("java", Runtime.version().toString());
    machine.put("loadBefore", loadAverage());
    return machine;
  }

  private static double loadAverage() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
