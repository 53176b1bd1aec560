package org.belraihub.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a hub's database, which holds closed assessments and one open draft of some clients, with copies of the closed ones: ten for
 * each of as many persons as it takes, among them those clients, theirs spread over the whole. Of three in a row, two belong to the
 * desk's organisation when it is such a client's, the third to another one; those of strangers belong to a thousand others.
 */
final class StoredAssessments {

  private static final int EACH = 10;
  /** First id of what is made here; a hub of the benchmark does not get there by itself. */
  private static final long FIRST = 10_000_000;

  private final Connection database;

  StoredAssessments(Connection database) {
    this.database = database;
  }

  /** Adds so many closed assessments in all. */
  void fill(int number) throws SQLException {
    int persons = number / EACH;
    run("set search_path to hub");
    run("""
        create temporary table template as
        select row_number() over (partition by instrument order by id) - 1 as place, instrument as kind, * from assessment where state = 'CLOSED'""");
    run("""
        create temporary table chosen as
        select row_number() over (order by person_id) - 1 as place, person_id from (select distinct person_id from template) c""");
    run("insert into person (id, created_at) select %d + g, now() from generate_series(0, %d) g".formatted(FIRST, persons - 1));
    run("""
        insert into person_number (hash, person_id, sealed, valid_from)
        select md5(g::text) || md5('x' || g), %d + g, decode(repeat(md5(g::text), 3), 'hex'), now() from generate_series(0, %d) g"""
        .formatted(FIRST, persons - 1));
    // i: one assessment; s: the seat of its person, every n-th of which is a chosen one's
    run("""
        create temporary table made as
        select %1$d + i as id, t.id as copied, coalesce(c.person_id, %1$d + i %% %2$d) as person, c.person_id is not null as chosen, i, i / %2$d as turn
        from generate_series(0, %3$d) i
        join template t on t.kind = case when i / %2$d %% 2 = 0 then 'BELRAI_SCREENER' else 'BELRAI_LTCF' end
          and t.place = i %% (select count(*) from template where kind = 'BELRAI_LTCF')
        left join chosen c on (i %% %2$d) %% greatest(1, %2$d / (select count(*) from chosen)) = 0
          and c.place = (i %% %2$d) / greatest(1, %2$d / (select count(*) from chosen))
        order by i""".formatted(FIRST, persons, number - 1));
    run("""
        insert into assessment (id, reference, person_id, organisation, instrument, version, coordination, state, creation_date, start_date,
          reference_date, expiry_date, started_by, started_by_name, started_at, closed_by, closed_by_name, closed_by_role, closed_at,
          closing_date, digest, federal_sequence, software)
        select m.id, 'BR-' || lpad(m.id::text, 10, '0') || '-' || lpad((97 - m.id % 97)::text, 2, '0'), m.person,
          case when m.chosen and m.turn % 3 < 2 then t.organisation else (20000000 + m.i % 1000)::text end, t.instrument, t.version,
          t.coordination, t.state, t.creation_date - 1000 + 90 * m.turn, t.start_date - 1000 + 90 * m.turn,
          t.reference_date - 1000 + 90 * m.turn, t.expiry_date - 1000 + 90 * m.turn, t.started_by, t.started_by_name,
          t.started_at - interval '1000 days' + m.turn * interval '90 days', t.closed_by, t.closed_by_name, t.closed_by_role,
          t.closed_at - interval '1000 days' + m.turn * interval '90 days', t.closing_date - 1000 + 90 * m.turn, t.digest,
          t.federal_sequence, t.software
        from made m join assessment t on t.id = m.copied order by m.i""");
    run("""
        insert into assessment_snapshot (assessment_id, answers, digest)
        select m.id, s.answers, s.digest from made m join assessment_snapshot s on s.assessment_id = m.copied order by m.i""");
    run("""
        insert into result_set (id, assessment_id, computed_at, definitions, results)
        select m.id, m.id, r.computed_at, r.definitions, r.results from made m join result_set r on r.assessment_id = m.copied order by m.i""");
    for (String table : List.of("person", "person_number", "assessment", "assessment_snapshot", "result_set")) {
      run("vacuum analyze " + table);
    }
    run("checkpoint");
  }

  /** References of the desk's own closed assessments of the clients whom it knows, in an order that jumps about. */
  List<String> closed(String organisation) throws SQLException {
    return references("state = 'CLOSED' and organisation = '" + organisation + "' order by md5(reference)");
  }

  /** References of the open drafts. */
  List<String> drafts() throws SQLException {
    return references("state = 'DRAFT' order by id");
  }

  private List<String> references(String condition) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = database.createStatement(); var rows = statement.executeQuery("select reference from hub.assessment where " + condition)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private void run(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
