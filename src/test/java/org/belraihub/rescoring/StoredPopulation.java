package org.belraihub.rescoring;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.person.SyntheticInsz;
import org.belraihub.scoring.ShippedDefinitions;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Closed assessments of synthetic persons, each with results that other definitions made. */
public final class StoredPopulation {

  static final String OLD_DEFINITIONS = "earlier definitions";
  private static final int BATCH = 500;
  private static final int PERSONS = 500;
  private static final int DIFFERENT = 256;
  private static final LocalDate REFERENCE = LocalDate.of(2026, 1, 15);

  private StoredPopulation() {
  }

  /** Stores so many, with ids that leave gaps as real ones do. */
  public static void store(ScoringNode node, String instrument, int count) {
    var persons = LongStream.range(0, PERSONS).map(i -> node.persons.findOrCreate(SyntheticInsz.at(i))).toArray();
    var definition = ShippedDefinitions.current(instrument);
    var answers = IntStream.range(0, DIFFERENT)
        .mapToObj(seed -> JsonMapper.shared().writeValueAsString(CompleteAnswers.of(definition, seed).asMap())).toList();
    long first = next(node.jdbc);
    for (int at = 0; at < count; at += BATCH) {
      var ids = LongStream.range(at, Math.min(count, at + BATCH)).map(i -> first + 3 * i).boxed().toList();
      insert(node.jdbc, definition.code(), definition.version(), ids, persons, answers);
    }
  }

  private static long next(JdbcTemplate jdbc) {
    Long last = jdbc.queryForObject("select coalesce(max(id), 0) from assessment", Long.class);
    return last == null ? 1 : last + 1;
  }

  private static void insert(JdbcTemplate jdbc, String code, String version, List<Long> ids, long[] persons, List<String> answers) {
    jdbc.batchUpdate("""
        insert into assessment (id, reference, person_id, organisation, instrument, version, coordination, state, creation_date,
          start_date, reference_date, expiry_date, started_by, started_by_name, started_at, closing_date, software)
        values (?, ?, ?, '71000436', ?, ?, 'INDIVIDUAL', 'CLOSED', ?, ?, ?, ?, 1, 'n', ?, ?, 's')""", ids, BATCH, (statement, id) -> {
          statement.setLong(1, id);
          statement.setString(2, "R" + id);
          statement.setLong(3, persons[(int) (id % persons.length)]);
          statement.setString(4, code);
          statement.setString(5, version);
          for (int column = 6; column <= 9; column++) {
            statement.setDate(column, Date.valueOf(REFERENCE));
          }
          statement.setTimestamp(10, Timestamp.from(Instant.EPOCH));
          statement.setDate(11, Date.valueOf(REFERENCE));
        });
    jdbc.batchUpdate("insert into assessment_snapshot (assessment_id, answers, digest) values (?, ?::jsonb, '')", ids, BATCH,
        (statement, id) -> {
          statement.setLong(1, id);
          statement.setString(2, answers.get((int) (id % answers.size())));
        });
    jdbc.batchUpdate("""
        insert into result_set (id, assessment_id, computed_at, definitions, results) values (nextval('result_seq'), ?, ?, ?, '[]')""", ids,
        BATCH, (statement, id) -> {
          statement.setLong(1, id);
          statement.setTimestamp(2, Timestamp.from(Instant.EPOCH));
          statement.setString(3, OLD_DEFINITIONS);
        });
  }
}
