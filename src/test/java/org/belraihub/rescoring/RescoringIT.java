package org.belraihub.rescoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.belraihub.assessment.ClosedPopulation.Selection;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored results are computed again through the queue: all of them, once, by any node, at the rate that is allowed (R5.01). */
class RescoringIT {

  private static final Selection ALL = new Selection(null, null);
  private static final int FAST = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static ScoringSite site;
  private ScoringNode node;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    site = new ScoringSite(folder);
  }

  @AfterAll
  static void close() throws Exception {
    site.close();
  }

  @BeforeEach
  void start() throws Exception {
    node = site.node(ShippedDefinitions.CONFIG);
    node.jdbc.execute("truncate rescoring, rescoring_slice, result_set, assessment_snapshot, assessment, audit_event cascade");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void aRecomputationAddsResultsAndOverwritesNone() {
    StoredPopulation.store(node, "BELRAI_LTCF", 450);
    StoredPopulation.store(node, "BELRAI_SCREENER", 30);
    node.begin();

    var started = node.desk.start(ALL, FAST, "test").orElseThrow();
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);

    assertThat(started.total()).isEqualTo(480);
    assertThat(node.desk.newest().orElseThrow()).returns(480L, Rescoring::computed).returns(480L, Rescoring::done)
        .returns(0L, Rescoring::failed);
    assertThat(count("select count(*) from result_set where definitions = '" + StoredPopulation.OLD_DEFINITIONS + "'")).isEqualTo(480);
    everyAssessmentHasTwoSetsAndTheNewestIsNew(480);
    assertThat(node.jdbc.queryForList("select action from audit_event order by id", String.class))
        .containsExactly("RESCORING_STARTED", "RESCORING_DONE");
  }

  @Test
  void whatTheDefinitionsInUseHaveComputedIsPassedOver() {
    StoredPopulation.store(node, "BELRAI_SCREENER", 60);
    node.begin();
    node.desk.start(ALL, FAST, "test");
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);

    node.desk.start(ALL, FAST, "test");
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);

    assertThat(node.desk.newest().orElseThrow()).returns(0L, Rescoring::computed).returns(60L, Rescoring::unchanged);
    assertThat(count("select count(*) from result_set")).isEqualTo(120);
  }

  @Test
  void onlyTheChosenInstrumentIsComputedAgain() {
    StoredPopulation.store(node, "BELRAI_HC", 20);
    StoredPopulation.store(node, "BELRAI_SCREENER", 20);
    node.begin();

    node.desk.start(new Selection("BELRAI_HC", "9.1"), FAST, "test");
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);

    assertThat(count("select count(*) from result_set r join assessment a on a.id = r.assessment_id where instrument = 'BELRAI_HC'"))
        .isEqualTo(40);
    assertThat(count("select count(*) from result_set")).isEqualTo(60);
  }

  @Test
  void theLoadIsBoundedAndCanBeChangedAndStoppedAndGoesOnWhereItWas() {
    StoredPopulation.store(node, "BELRAI_SCREENER", 400);

    long begun = System.nanoTime();
    node.begin();
    node.desk.start(ALL, 20, "test");
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().done() >= 20);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var stopped = node.desk.stop("test").orElseThrow();

    assertThat(seconds).isGreaterThan(0.8);
    assertThat(stopped.state()).isEqualTo(Rescoring.State.STOPPED);
    assertThat(stopped.done()).isLessThan(200);
    assertThat(node.desk.stop("test")).isEmpty();

    var resumed = node.desk.start(ALL, FAST, "test").orElseThrow();
    assertThat(resumed.id()).isEqualTo(stopped.id());
    await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);
    everyAssessmentHasTwoSetsAndTheNewestIsNew(400);
  }

  @Test
  void whileOneRunRunsAnotherIsRefused() {
    StoredPopulation.store(node, "BELRAI_SCREENER", 10);
    node.desk.start(ALL, 1, "test");

    assertThat(node.desk.start(new Selection("BELRAI_HC", null), 1, "test")).isEmpty();
    assertThat(node.desk.start(ALL, 7, "test")).get().returns(7, Rescoring::rate);
  }

  @Test
  void aNodeWithOtherDefinitionsLeavesTheRunToThoseThatHaveThem(@TempDir Path other) throws Exception {
    StoredPopulation.store(node, "BELRAI_SCREENER", 40);
    var changed = changedConfig(other);

    try (var stranger = site.node(changed)) {
      node.desk.start(ALL, FAST, "test");
      stranger.begin();
      node.begin();
      await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);
    }

    assertThat(count("select count(distinct definitions) from result_set")).isEqualTo(2);
    everyAssessmentHasTwoSetsAndTheNewestIsNew(40);
  }

  @Test
  void twoNodesShareTheWorkAndOneThatIsKilledLeavesNothingUndoneOrDoubled() throws Exception {
    int all = 2500;
    StoredPopulation.store(node, "BELRAI_LTCF", all);
    Process killed = site.process(ShippedDefinitions.CONFIG);
    Process survivor = site.process(ShippedDefinitions.CONFIG);
    try {
      node.desk.start(ALL, FAST, "test");
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> node.desk.newest().orElseThrow().done() >= 400);

      killed.destroyForcibly().waitFor();
      assertThat(node.desk.newest().orElseThrow().state()).isEqualTo(Rescoring.State.RUNNING);

      await().atMost(PATIENCE).until(() -> node.desk.newest().orElseThrow().state() == Rescoring.State.DONE);
    } finally {
      killed.destroyForcibly();
      survivor.destroyForcibly().waitFor();
    }

    assertThat(node.desk.newest().orElseThrow()).returns((long) all, Rescoring::computed);
    everyAssessmentHasTwoSetsAndTheNewestIsNew(all);
  }

  private void everyAssessmentHasTwoSetsAndTheNewestIsNew(int all) {
    Map<String, Object> found = node.jdbc.queryForMap("""
        select count(*) as assessments, coalesce(min(sets), 0) as least, coalesce(max(sets), 0) as most, count(*) filter (where newest = ?) as old
        from (select assessment_id, count(*) as sets, (array_agg(definitions order by id desc))[1] as newest
              from result_set group by assessment_id) as sets_of_each""", StoredPopulation.OLD_DEFINITIONS);
    assertThat(found).containsEntry("assessments", (long) all).containsEntry("least", 2L).containsEntry("most", 2L).containsEntry("old", 0L);
  }

  private int count(String sql) {
    Integer counted = node.jdbc.queryForObject(sql, Integer.class);
    return counted == null ? 0 : counted;
  }

  /** The shipped definitions with one scale in a new version. */
  private static Path changedConfig(Path folder) throws Exception {
    for (var sub : new String[] {"instruments", "scales", "bindings", "rules"}) {
      Files.createDirectories(folder.resolve(sub));
      try (var files = Files.list(ShippedDefinitions.CONFIG.resolve(sub))) {
        for (Path file : files.toList()) {
          var text = Files.readString(file, StandardCharsets.UTF_8);
          Files.writeString(folder.resolve(sub).resolve(file.getFileName()),
              file.endsWith("cognition.yaml") ? text.replaceFirst("version: 1", "version: 2") : text);
        }
      }
    }
    return folder;
  }
}
