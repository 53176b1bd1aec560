package org.belraihub.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import org.belraihub.scoring.ScoreTable;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores a table of cases without a running hub. */
@Command(name = "score", mixinStandardHelpOptions = true,
    description = "Reads a CSV with the columns id,scale,instrument,inputs and writes id,scale,instrument,value to standard output.",
    footer = "Exit code 3: a scale or instrument is not known (value !UNKNOWN); 2: the file is not such a table.")
public final class ScoreCommand implements Callable<Integer> {

  private static final int NOT_A_TABLE = 2;
  private static final int SOMETHING_UNKNOWN = 3;

  @Parameters(paramLabel = "FILE.csv", description = "Cases; further columns are ignored.")
  private Path file = Path.of("");

  @Option(names = "--config", description = "Folder with instruments, scales, bindings and rules (default: config, else the jar's own).")
  private @Nullable Path config;

  @Option(names = "--on", description = "Day that stands for reference and decision date where a row names none (default: today).")
  private @Nullable LocalDate on;

  @Override
  public Integer call() throws IOException {
    var definitions = CareDefinitions.load(config);
    var day = on == null ? new BusinessClock(SystemClock.ofMachine()).today() : on;
    var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    try (var in = Files.newBufferedReader(file)) {
      return new ScoreTable(definitions.registry(), definitions.engine(), day).score(in, out) ? 0 : SOMETHING_UNKNOWN;
    } catch (IllegalArgumentException e) {
      System.err.println(file + ": " + e.getMessage());
      return NOT_A_TABLE;
    }
  }
}
