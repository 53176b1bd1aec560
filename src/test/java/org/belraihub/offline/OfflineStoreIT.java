package org.belraihub.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.belraihub.crypto.DataKeyRing;
import org.belraihub.crypto.DataKeys;
import org.belraihub.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same file again while a worker is at it, on a real PostgreSQL (R7.18). */
class OfflineStoreIT {

  private static final Instant NOW = Instant.parse("2025-03-12T08:00:00Z");
  private static final byte[] SHA = {1};

  @TempDir
  Path home;

  private final DataSource source = TestDatabase.source(TestDatabase.withHubTables(), "hub");
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
  private OfflineStore store;
  private long upload;

  /** A file of one item, which ended in an error. */
  @BeforeEach
  void anError() {
    Path keys = home.resolve("data.keys");
    store = new OfflineStore(new JdbcTemplate(source), new DataKeyRing(DataKeys.readOrCreate(keys), keys).cipher());
    upload = transaction.execute(status -> {
      long id = store.begin("file", SHA, sender("ADMIN", null), NOW).id();
      store.add(List.of(item("first")));
      store.whole(id, 1);
      return id;
    });
    transaction.executeWithoutResult(status -> store.end(store.next(upload, 0).orElseThrow(), OfflineOutcome.error("BILLING_FIELDS_INVALID", List.of())));
  }

  @Test
  void anUploadIsNotDoneWhileTheSameFileBringsItsErrorsAgain() {
    var worker = new CompletableFuture<Boolean>();

    transaction.executeWithoutResult(status -> {
      again("second");
      worker.completeAsync(() -> transaction.execute(other -> store.endIfDone(upload, NOW)));
      await("the worker waits").until(() -> jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class).single() > 0);
    });

    assertThat(worker.join()).isFalse();
    assertThat(store.tries(upload)).as("open").contains(0);
    var line = transaction.execute(status -> store.next(upload, 0)).orElseThrow();
    assertThat(line.clear()).asString(UTF_8).isEqualTo("second");
    assertThat(line.uploader()).as("whoever sent it again").isEqualTo(sender("ASSESSOR", "VSB-0001"));
  }

  @Test
  void aWorkerThatWasSlowDoesNotEndWhatCameAgainMeanwhile() {
    transaction.executeWithoutResult(status -> again("second"));
    OfflineStore.Stored slow = transaction.execute(status -> store.next(upload, 0)).orElseThrow();
    transaction.executeWithoutResult(status -> store.end(slow, OfflineOutcome.error("ASSESSMENT_EXPIRED", List.of())));
    transaction.executeWithoutResult(status -> again("third"));

    transaction.executeWithoutResult(status -> store.end(slow, OfflineOutcome.error("ASSESSMENT_EXPIRED", List.of())));

    assertThat(store.next(upload, 0)).hasValueSatisfying(line ->
        assertThat(line.clear()).asString(UTF_8).isEqualTo("third"));
  }

  private void again(String content) {
    var sender = sender("ASSESSOR", "VSB-0001");
    assertThat(store.begin("file", SHA, sender, NOW)).isEqualTo(new OfflineStore.Upload(upload, 1, false));
    store.again(List.of(item(content)), sender);
    store.reopen(upload, NOW);
  }

  private OfflineStore.Arrived item(String content) {
    return new OfflineStore.Arrived(jdbc.sql("select max(id) from offline_upload").query(Long.class).single(), 1, "item", content.getBytes(UTF_8));
  }

  private static OfflineStore.Uploader sender(String role, @Nullable String vsbNumber) {
    return new OfflineStore.Uploader("91041299797", role, "10000022", "software", new OfflineItem.Added(vsbNumber, null, null));
  }
}
