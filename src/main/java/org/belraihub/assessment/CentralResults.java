package org.belraihub.assessment;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the federal side computed of assessments of either platform. It goes before our own computation; both are kept. Results may come
 * before their assessment, so they are found by its number.
 */
public class CentralResults {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Result>> RESULTS = new TypeReference<>() { };

  /** One result; {@code value} is null where the scale could not be computed. */
  public record Result(String scale, String version, @Nullable BigDecimal value) {
  }

  /**
   * One computation.
   *
   * @param computedAt when, by the federal side's word
   * @param results    by scale
   */
  public record Computed(Instant computedAt, List<Result> results) {
  }

  private final JdbcClient jdbc;

  CentralResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a computation, in the caller's transaction. */
  public void add(ReferenceNumber reference, Computed computed, Instant now) {
    jdbc.sql("insert into central_result (reference, computed_at, results, received_at) values (?, ?, ?::jsonb, ?)")
        .params(reference.text(), Timestamp.from(computed.computedAt()), JSON.writeValueAsString(computed.results()), Timestamp.from(now))
        .update();
  }

  /** The newest computation of an assessment. */
  Optional<Computed> newest(ReferenceNumber reference) {
    return jdbc.sql("select computed_at, results::text as results from central_result where reference = ? order by computed_at desc, id desc limit 1")
        .param(reference.text())
        .query((row, number) -> new Computed(row.getTimestamp("computed_at").toInstant(), JSON.readValue(row.getString("results"), RESULTS)))
        .optional();
  }
}
