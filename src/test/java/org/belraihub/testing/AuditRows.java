package org.belraihub.testing;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit as it stands in the database. */
public final class AuditRows {

  /** One row, without its hash. */
  public record Row(long id, String action, String outcome, @Nullable String code, @Nullable String organisation, @Nullable String role,
      @Nullable Long personId, @Nullable String reference, @Nullable String requestId, String correlation, String details) {
  }

  private static final String SELECT = """
      select id, action, outcome, code, organisation, role, person_id, reference, request_id, correlation, details from audit_event
      """;

  private final JdbcClient jdbc;

  AuditRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rows about a request, oldest first. */
  public List<Row> ofRequest(String requestId) {
    return jdbc.sql(SELECT + "where request_id = ? order by at, id").param(requestId).query(Row.class).list();
  }

  /** Rows about one received message. */
  public List<Row> ofCorrelation(String correlation) {
    return jdbc.sql(SELECT + "where correlation = ? order by at, id").param(correlation).query(Row.class).list();
  }

  /** Rows about an assessment. */
  public List<Row> ofReference(String reference) {
    return jdbc.sql(SELECT + "where reference = ? order by at, id").param(reference).query(Row.class).list();
  }

  /** The rows about refusals, of messages and of requests, that come while this is done. */
  public List<Row> refusalsDuring(Refusal.Call work) throws Exception {
    long before = refusals();
    work.make();
    return jdbc.sql(SELECT + "where outcome = 'REFUSED' order by at desc, id desc limit ?").param(refusals() - before)
        .query(Row.class).list();
  }

  private long refusals() {
    return jdbc.sql("select count(*) from audit_event where outcome = 'REFUSED'").query(Long.class).single();
  }
}
