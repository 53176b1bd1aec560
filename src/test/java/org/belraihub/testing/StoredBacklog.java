package org.belraihub.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A backlog of copies to the federal side, of many thousands in a second: closed assessments as those that a hub took from care software,
 * each with a delivery in its person's lane. From there on all is as after an outage.
 */
public final class StoredBacklog {

  /** First id of what is made here; a hub of a test does not get there by itself. */
  private static final long FIRST = 20_000_000;

  private final Connection database;

  /** On a connection to the hub's database, which is this backlog's alone from now on. */
  public StoredBacklog(Connection database) throws SQLException {
    this.database = database;
    database.setAutoCommit(false);
  }

  /** Adds so many deliveries, spread over the persons about whom a hub took an assessment itself; their references. */
  public List<String> add(int number) throws SQLException {
    run("set local search_path to hub");
    // one assessment of each person; i: one that is made after it
    run("""
        create temporary table made on commit drop as
        with template as (
          select row_number() over (order by person_id) - 1 as place, id, person_id
          from (select distinct on (person_id) person_id, id from assessment where state = 'CLOSED' and id < %1$d order by person_id, id) one),
        persons as (select count(*) as number from template),
        last as (select greatest(%1$d, coalesce(max(id) + 1, 0)) as id from assessment where id >= %1$d)
        select last.id + i as id, t.id as copied, t.person_id as person, i / persons.number + 1 as turn
        from generate_series(0, %2$d - 1) i cross join persons cross join last join template t on t.place = i %% persons.number"""
        .formatted(FIRST, number));
    run("""
        insert into assessment
        select (jsonb_populate_record(t, jsonb_build_object('id', m.id,
          'reference', 'BR-' || lpad(m.id::text, 10, '0') || '-' || lpad((97 - m.id % 97)::text, 2, '0')))).*
        from made m join assessment t on t.id = m.copied order by m.id""");
    run("""
        insert into assessment_snapshot (assessment_id, answers, digest)
        select m.id, s.answers, s.digest from made m join assessment_snapshot s on s.assessment_id = m.copied""");
    run("""
        insert into result_set (id, assessment_id, computed_at, definitions, results)
        select m.id, m.id, r.computed_at, r.definitions, r.results from made m join result_set r on r.assessment_id = m.copied""");
    run("""
        insert into delivery (id, leg, partner, lane, sequence, assessment_id, state, created_at, waiting_since, next_attempt_at)
        select nextval('delivery_seq'), 'FEDERAL', 'federal', m.person, p.lane_sequence + m.turn, m.id, 'QUEUED', now(), now(), now()
        from made m join person p on p.id = m.person order by m.id""");
    run("update person p set lane_sequence = lane_sequence + turns from (select person, max(turn) turns from made group by 1) m where m.person = p.id");
    List<String> references = references();
    database.commit();
    return references;
  }

  private List<String> references() throws SQLException {
    var references = new ArrayList<String>();
    try (var statement = database.createStatement();
         var rows = statement.executeQuery("select a.reference from made m join assessment a on a.id = m.id order by m.id")) {
      while (rows.next()) {
        references.add(rows.getString(1));
      }
    }
    return references;
  }

  /** At how many a second it goes out from now on, in the whole; 0 keeps it. */
  public void rate(int perSecond) throws SQLException {
    run("insert into hub.drain_rate (leg, per_second, set_by, set_at) values ('FEDERAL', " + perSecond
        + ", 'bench', now()) on conflict (leg) do update set per_second = excluded.per_second");
    database.commit();
  }

  /** How many deliveries to the federal side are not at their end. */
  public long waiting() throws SQLException {
    try (var statement = database.createStatement(); var row = statement.executeQuery(
        "select count(*) from hub.delivery where leg = 'FEDERAL' and state in ('QUEUED', 'SENDING', 'SENT', 'HELD', 'PARKED')")) {
      row.next();
      return row.getLong(1);
    } finally {
      database.commit();
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
