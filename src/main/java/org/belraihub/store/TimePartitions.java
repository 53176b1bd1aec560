package org.belraihub.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Partitions of one table by day or month in UTC: made ahead, so that its default partition stays empty, and dropped whole when old.
 * Each step is a transaction that waits for nobody longer than a moment and that a node skips while another is at it; everything may
 * be done again at any time.
 */
public final class TimePartitions {

  /** How long one partition is. */
  public enum Span {
    /** One day. */
    DAY("yyyy_MM_dd"),
    /** One month. */
    MONTH("yyyy_MM");

    private final DateTimeFormatter name;

    Span(String name) {
      this.name = DateTimeFormatter.ofPattern(name);
    }

    private LocalDate begin(LocalDate day) {
      return this == DAY ? day : day.withDayOfMonth(1);
    }

    private LocalDate next(LocalDate begin) {
      return this == DAY ? begin.plusDays(1) : begin.plusMonths(1);
    }
  }

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final String table;
  private final String column;
  private final Span span;

  /** Partitions of a table that is partitioned by the range of a {@code date} or {@code timestamptz} column. */
  public TimePartitions(JdbcClient jdbc, TransactionOperations transaction, String table, String column, Span span) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.table = table;
    this.column = column;
    this.span = span;
  }

  /** Sees to it that there are partitions for this day and so many spans after it, and for whatever lies in the default partition. */
  public void make(LocalDate today, int ahead) {
    var begins = new ArrayList<>(strays());
    LocalDate begin = span.begin(today);
    for (int i = 0; i <= ahead; i++) {
      begins.add(begin);
      begin = span.next(begin);
    }
    begins.stream().distinct().filter(each -> !exists(name(each))).forEach(this::make);
  }

  /** Drops the partitions that end on or before this day. */
  public void drop(LocalDate before) {
    for (String name : names()) {
      LocalDate begin = begin(name);
      if (!span.next(begin).isAfter(before)) {
        alone(() -> jdbc.sql("drop table if exists " + name).update());
      }
    }
  }

  /** The partitions by name, oldest first, without the default one. */
  public List<String> names() {
    return jdbc.sql("""
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = cast(? as regclass) and c.relname <> ? order by c.relname""")
        .params(table, defaultPartition()).query(String.class).list();
  }

  private void make(LocalDate begin) {
    String name = name(begin);
    alone(() -> {
      if (exists(name)) {
        return;
      }
      String range = column + " >= '" + bound(begin) + "' and " + column + " < '" + bound(span.next(begin)) + "'";
      // writers wait here, before they choose a partition: one that had chosen the default partition would fail after the change
      jdbc.sql("lock table " + table + " in share row exclusive mode").update();
      jdbc.sql("create table " + name + " (like " + table + " including all)").update();
      jdbc.sql("with moved as (delete from " + defaultPartition() + " where " + range + " returning *) insert into " + name
          + " select * from moved").update();
      jdbc.sql("alter table " + table + " attach partition " + name + " for values from ('" + bound(begin) + "') to ('"
          + bound(span.next(begin)) + "')").update();
    });
  }

  private void alone(Runnable step) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local lock_timeout = '2s'").update();
      if (jdbc.sql("select pg_try_advisory_xact_lock(hashtext(?))").param("partitions of " + table).query(Boolean.class).single()) {
        step.run();
      }
    });
  }

  private List<LocalDate> strays() {
    // a date is a day already; by way of the session's zone it would become the day before or after
    String day = "case when pg_typeof(" + column + ") = 'date'::regtype then " + column + "::timestamp else " + column
        + " at time zone 'UTC' end";
    return jdbc.sql("select distinct date_trunc(?, " + day + ")::date from " + defaultPartition())
        .param(span == Span.DAY ? "day" : "month").query(LocalDate.class).list();
  }

  private boolean exists(String name) {
    return jdbc.sql("select to_regclass(?) is not null").param(name).query(Boolean.class).single();
  }

  private String defaultPartition() {
    return table + "_default";
  }

  private String name(LocalDate begin) {
    return table + "_" + span.name.format(begin);
  }

  private LocalDate begin(String name) {
    String date = name.substring(table.length() + 1).replace('_', '-');
    return LocalDate.parse(span == Span.DAY ? date : date + "-01");
  }

  /** A date column ignores the time, which is midnight UTC anyway. */
  private static String bound(LocalDate day) {
    return day + " 00:00:00+00";
  }
}
