package org.belraihub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.belraihub.store.TimePartitions.Span;
import org.belraihub.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions of the real schema on a real PostgreSQL. */
class TimePartitionsIT {

  private static final LocalDate TODAY = LocalDate.of(2025, 12, 30);

  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;

  @BeforeAll
  static void schema() {
    var source = TestDatabase.source(TestDatabase.withHubTables(), "hub");
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  private static TimePartitions audit() {
    return new TimePartitions(jdbc, transaction, "audit_event", "at", Span.MONTH);
  }

  private static TimePartitions guard() {
    return new TimePartitions(jdbc, transaction, "replay_guard", "created_on", Span.DAY);
  }

  @Test
  void monthsAreMadeAheadAndWhatLiesInTheDefaultPartitionMovesWithItsTransaction() {
    audited(1, "2025-11-30T23:59:59Z");
    audited(2, "2025-12-01T00:00:00Z");
    var before = jdbc.sql("select id || ' ' || at || ' ' || tx from audit_event order by id").query(String.class).list();

    audit().make(TODAY, 2);
    audit().make(TODAY, 2);
    audited(3, "2026-01-15T10:00:00Z");

    assertThat(audit().names()).containsExactly("audit_event_2025_11", "audit_event_2025_12", "audit_event_2026_01", "audit_event_2026_02");
    assertThat(count("audit_event_default")).isZero();
    assertThat(count("audit_event_2025_11")).isEqualTo(1);
    assertThat(count("audit_event_2025_12")).isEqualTo(1);
    assertThat(count("audit_event_2026_01")).isEqualTo(1);
    assertThat(jdbc.sql("select id || ' ' || at || ' ' || tx from audit_event where id < 3 order by id").query(String.class).list())
        .as("the seals cover the writing transaction").isEqualTo(before);
  }

  @Test
  void twoNodesMakeAndDropDaysAtOnceWhileMessagesArrive() throws Exception {
    guarded(TODAY.minusDays(2), 1);
    guarded(TODAY, 2);
    var threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Void> node = () -> {
        guard().make(TODAY, 3);
        guard().drop(TODAY);
        return null;
      };
      Callable<Void> messages = () -> {
        for (int i = 10; i < 60; i++) {
          guarded(TODAY, i);
        }
        return null;
      };
      for (var done : threads.invokeAll(List.of(node, messages, node))) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    guard().make(TODAY, 3);
    guard().drop(TODAY);

    assertThat(guard().names()).containsExactly("replay_guard_2025_12_30", "replay_guard_2025_12_31", "replay_guard_2026_01_01",
        "replay_guard_2026_01_02");
    assertThat(count("replay_guard_default")).isZero();
    assertThat(count("replay_guard")).as("today's keys stay, those of a day that is over went").isEqualTo(51);
    assertThat(guarded(TODAY, 2)).as("a key that moved still guards").isZero();
  }

  private static void audited(long id, String at) {
    jdbc.sql("insert into audit_event (id, at, action, outcome, correlation, details, hash) values (?, ?::timestamptz, 'X', 'OK', '', '', '')")
        .params(id, at).update();
  }

  private static int guarded(LocalDate day, int key) {
    return jdbc.sql("insert into replay_guard (created_on, key) values (?, ?) on conflict do nothing").params(day, new byte[] {(byte) key})
        .update();
  }

  private static long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
