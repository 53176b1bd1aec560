package org.belraihub.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import com.sun.management.OperatingSystemMXBean;
import org.belraihub.assessment.ClosedPopulation.Selection;
import org.belraihub.rescoring.Rescoring;
import org.belraihub.rescoring.ScoringNode;
import org.belraihub.rescoring.ScoringSite;
import org.belraihub.rescoring.StoredPopulation;
import org.belraihub.scoring.ShippedDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stored population of LTCF assessments computed again through the queue and the route, on one node beside its database. */
final class RescoringRow implements Row {

  private static final int POPULATION = Integer.getInteger("bench.population", 100_000);
  private static final int NO_LIMIT = 1_000_000;
  private static final long LOOK_MILLIS = 200;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "rescoring";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    try (var site = new ScoringSite(Files.createDirectories(stage.directory().resolve("rescoring")));
         var node = site.node(ShippedDefinitions.CONFIG)) {
      StoredPopulation.store(node, "BELRAI_LTCF", POPULATION);
      node.jdbc().execute("checkpoint");
      var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long written = logPosition(node);
      var store = Path.of(Objects.requireNonNull(node.jdbc().queryForObject("show data_directory", String.class)));
      double stored = Launched.postgresMillis(store);
      long cpu = machine.getProcessCpuTime();
      long start = System.nanoTime();
      node.begin();
      node.desk().start(new Selection(null, null), NO_LIMIT, "benchmark");
      Rescoring run = awaitEnd(node);
      double seconds = (System.nanoTime() - start) / NANOS;
      if (run.computed() != POPULATION) {
        throw new IllegalStateException("computed " + run.computed() + " of " + POPULATION);
      }
      recorder.figure("rescoring: " + POPULATION + " stored LTCF", POPULATION / seconds, "assessments/s through the route", Limits.atLeast(2000, 2000));
      recorder.figure("rescoring: node's processor", (machine.getProcessCpuTime() - cpu) / 1e3 / POPULATION, "us per assessment", null);
      recorder.figure("rescoring: database's processor", (Launched.postgresMillis(store) - stored) * 1e3 / POPULATION, "us per assessment", null);
      recorder.figure("rescoring: database's log", (logPosition(node) - written) / 1024.0 / POPULATION, "KB per assessment", null);
    }
  }

  private static Rescoring awaitEnd(ScoringNode node) throws InterruptedException {
    Rescoring run = node.desk().newest().orElseThrow();
    while (run.state() == Rescoring.State.RUNNING) {
      Thread.sleep(LOOK_MILLIS);
      run = node.desk().newest().orElseThrow();
    }
    return run;
  }

  private static long logPosition(ScoringNode node) {
    Long position = node.jdbc().queryForObject("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint", Long.class);
    return position == null ? 0 : position;
  }
}
