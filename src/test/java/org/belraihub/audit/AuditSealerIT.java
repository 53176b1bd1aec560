package org.belraihub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R10.06: a row of the audit that was changed, taken out or put in later is found, whoever seals. */
class AuditSealerIT {

  private static HubStore store;

  private final AuditSealer sealer = sealer();

  @BeforeAll
  static void open() {
    store = new HubStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static AuditSealer sealer() {
    return new AuditSealer(store.jdbc(), store.transaction(), store.clock());
  }

  @BeforeEach
  void threeSealsOverNineRows() {
    store.jdbc().sql("truncate audit_event, audit_seal").update();
    for (int batch = 0; batch < 3; batch++) {
      for (int row = 0; row < 3; row++) {
        record("row " + batch + "." + row);
        store.pass(Duration.ofMillis(7));
      }
      awaitThatAllIsFinal();
      sealer.seal();
    }
  }

  /** A transaction of whomever on this server, be it the server's own upkeep, keeps later rows from being sealed. */
  private void awaitThatAllIsFinal() {
    await("no transaction older than the last row").until(() -> store.jdbc()
        .sql("select coalesce(max(tx), '0'::xid8) < pg_snapshot_xmin(pg_current_snapshot()) from audit_event").query(Boolean.class).single());
  }

  private void record(String correlation) {
    store.transaction().executeWithoutResult(status -> store.audit().record(AuditEvent
        .ofHub(AuditAction.ASSESSMENT_READ, correlation, Map.of("consent", "yes"))
        .about(12L, "BR-1").coded(AuditEvent.Outcome.OK, "CODE")));
  }

  @Test
  void aTrailThatNobodyTouchedIsWhole() {
    sealer.seal();

    assertThat(sealer.verify()).isEqualTo(new AuditSealer.Verification(3, 9, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"action = 'RESULTS_READ'", "outcome = 'REFUSED'", "code = 'OTHER'", "code = null", "organisation = '10000022'",
      "provider_id = 5", "role = 'ADMIN'", "person_id = 13", "reference = 'BR-2'", "request_id = 'r'", "correlation = 'c'",
      "details = 'consent=no'", "at = at + interval '1 microsecond'"})
  void aRowThatWasChangedIsFound(String change) {
    store.jdbc().sql("update audit_event set " + change + " where correlation = 'row 1.1'").update();

    assertThat(sealer.verify().problems()).anyMatch(problem -> problem.matches("audit row \\d+ was changed"));
  }

  @Test
  void aRowThatWasChangedTogetherWithItsHashIsFound() {
    store.jdbc().sql("update audit_event set hash = (select hash from audit_event where correlation = 'row 0.0') "
        + "where correlation = 'row 1.1'").update();
    forge("row 1.1");

    assertThat(sealer.verify().problems()).isNotEmpty().allMatch(problem -> problem.startsWith("seal 2"));
  }

  /** Another role, and the hash that belongs to it. */
  private void forge(String correlation) {
    var row = store.jdbc().sql("select * from audit_event where correlation = ?").param(correlation).query().singleRow();
    byte[] hash = AuditTrail.hash(row.get("id"), ((Timestamp) row.get("at")).toInstant(), row.get("action"), row.get("outcome"),
        row.get("code"), row.get("organisation"), row.get("provider_id"), "ADMIN", row.get("person_id"), row.get("reference"),
        row.get("request_id"), row.get("correlation"), row.get("details"));
    store.jdbc().sql("update audit_event set role = 'ADMIN', hash = ? where correlation = ?").params(hash, correlation).update();
  }

  @Test
  void aRowThatWasTakenOutIsFound() {
    store.jdbc().sql("delete from audit_event where correlation = 'row 0.2'").update();

    assertThat(sealer.verify().problems()).containsExactly("seal 1 covered 3 rows, now 2, or one was changed");
  }

  @Test
  void aRowThatWasPutInLaterIsFound() {
    record("put in");
    store.jdbc().sql("update audit_event set tx = (select tx from audit_event where correlation = 'row 1.0') where correlation = 'put in'")
        .update();

    assertThat(sealer.verify().problems()).containsExactly("seal 2 covered 3 rows, now 4, or one was changed");
  }

  @Test
  void aSealThatWasTakenOutOrChangedIsFound() {
    store.jdbc().sql("delete from audit_seal where number = 2").update();
    assertThat(sealer.verify().problems()).contains("seal 3 does not continue the seal before");

    store.jdbc().sql("update audit_seal set row_count = row_count + 1 where number = 1").update();
    assertThat(sealer.verify().problems()).anyMatch(problem -> problem.startsWith("seal 1 covered"));
  }

  @Test
  void rowsOfATransactionThatStillRunsAreSealedOnceItHasEnded() throws Exception {
    var written = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var threads = Executors.newSingleThreadExecutor();
    try {
      var slow = threads.submit(() -> store.transaction().executeWithoutResult(status -> {
        store.audit().record(AuditEvent.ofHub(AuditAction.ASSESSMENT_READ, "slow", Map.of()));
        written.countDown();
        waited(end);
      }));
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
      record("quick");
      sealer.seal();
      assertThat(sealer.verify().seals()).as("the quick row could still be overtaken").isEqualTo(3);
      end.countDown();
      slow.get();
    } finally {
      threads.shutdownNow();
    }

    sealer.seal();

    assertThat(sealer.verify()).isEqualTo(new AuditSealer.Verification(4, 11, List.of()));
  }

  private static void waited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void twoSealersAtOnceMakeOneChain() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      var work = List.of(threads.submit(() -> seal(sealer())), threads.submit(() -> seal(sealer())), threads.submit(() -> write("a")),
          threads.submit(() -> write("b")));
      for (var each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    sealer.seal();

    var whole = sealer.verify();
    assertThat(whole.problems()).isEmpty();
    assertThat(whole.rows()).isEqualTo(9 + 2 * 40);
    assertThat(store.jdbc().sql("select sum(row_count) from audit_seal").query(Long.class).single()).as("each row under one seal")
        .isEqualTo(whole.rows());
  }

  private static void seal(AuditSealer one) {
    for (int i = 0; i < 40; i++) {
      one.seal();
    }
  }

  private void write(String name) {
    for (int i = 0; i < 40; i++) {
      record(name + i);
    }
  }
}
