package org.belraihub.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit says, for an operator who wants to know why. */
public class AuditLog {

  private static final int MOST = 200;

  /**
   * One row.
   *
   * @param at           when
   * @param action       what was done or tried
   * @param outcome      OK or REFUSED
   * @param code         of a refusal
   * @param organisation whose
   * @param role         in which role
   * @param reference    of the assessment
   * @param requestId    of the request
   * @param correlation  of the message
   * @param details      why, and what the sources said and when
   */
  public record Line(Instant at, String action, String outcome, @Nullable String code, @Nullable String organisation, @Nullable String role,
                     @Nullable String reference, @Nullable String requestId, String correlation, String details) {
  }

  private final JdbcClient jdbc;

  AuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rows of one day in UTC and the day before about a correlation id, a request id or a reference number, oldest first, 200 at most. */
  public List<Line> about(String id, LocalDate day) {
    return jdbc.sql("""
            select at, action, outcome, code, organisation, role, reference, request_id, correlation, details from audit_event
            where at >= ? and at < ? and (correlation = ? or request_id = ? or reference = ?) order by at, id limit ?""")
        .params(start(day.minusDays(1)), start(day.plusDays(1)), id, id, id, MOST).query(Line.class).list();
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
