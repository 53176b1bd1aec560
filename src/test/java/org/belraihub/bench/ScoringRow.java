package org.belraihub.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

import org.openjdk.jmh.generators.BenchmarkProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link ScoringBenchmark} with JMH in a process of its own: time and allocation per assessment. Its harness is generated here. */
final class ScoringRow implements Row {

  private static final Path SOURCE = Path.of("src/test/java/org/belraihub/bench/ScoringBenchmark.java");
  private static final String LTCF = "BELRAI_LTCF";

  @Override
  public String name() {
    return "scoring";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Path folder = Files.createDirectories(stage.directory().resolve("jmh"));
    generateHarness(folder);
    for (JsonNode run : run(folder)) {
      String instrument = run.path("params").path("instrument").asString();
      double wall = run.path("primaryMetric").path("score").asDouble();
      double micros = secondary(run, "nanos") / secondary(run, "assessments") / 1000;
      double bytes = secondary(run, "gc.alloc.rate.norm");
      Limits limits = instrument.equals(LTCF) ? Limits.atLeast(50_000, 200_000) : null;
      recorder.figure("scoring: " + instrument, 1e6 / micros, "assessments/s of one core's time, %.2f us each (%.2f on the wall)".formatted(micros, wall), limits);
      recorder.figure("scoring: " + instrument + " allocation", bytes, "bytes per assessment", null);
    }
  }

  private static double secondary(JsonNode run, String metric) {
    return run.path("secondaryMetrics").path(metric).path("score").asDouble();
  }

  private static void generateHarness(Path folder) {
    int outcome = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-nowarn", "-cp", System.getProperty("java.class.path"), "-d",
        folder.toString(), "-processor", BenchmarkProcessor.class.getName(), SOURCE.toString());
    if (outcome != 0) {
      throw new IllegalStateException("the JMH harness could not be generated");
    }
  }

  private static JsonNode run(Path folder) throws Exception {
    Path results = folder.resolve("results.json");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(List.of(java, "-cp", folder + File.pathSeparator + System.getProperty("java.class.path"), "org.openjdk.jmh.Main",
        "-prof", "gc", "-rf", "json", "-rff", results.toString(), ScoringBenchmark.class.getName()))
        .redirectErrorStream(true).redirectOutput(folder.resolve("jmh.log").toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("JMH failed: " + Files.readString(folder.resolve("jmh.log")));
    }
    return JsonMapper.shared().readTree(Files.readString(results));
  }
}
