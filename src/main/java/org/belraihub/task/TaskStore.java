package org.belraihub.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of open drafts. */
class TaskStore {

  private final JdbcClient jdbc;

  TaskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Open drafts that have not expired, soonest expiry first; whether the sweep has run does not matter (R4.15). */
  List<OpenDraft> page(String organisation, LocalDate today, Optional<Long> client, Optional<Long> provider, @Nullable String reference,
                 @Nullable LocalDate startDate, PageKey after, int limit) {
    var sql = new StringBuilder("""
        select id, reference, person_id, instrument, version, start_date, reference_date, expiry_date, started_by_name, coordination,
          coalesce(coordinator, 0) as coordinator
        from assessment
        where organisation = :hco and state in ('PLANNED', 'DRAFT') and origin = 'FLEMISH' and expiry_date >= :today and (expiry_date, id) > (:expiry, :id)""");
    client.ifPresent(person -> sql.append(" and person_id = :client"));
    provider.ifPresent(known -> sql.append(" and (started_by = :provider or coordinator = :provider)"));
    sql.append(reference == null ? "" : " and reference = :reference").append(startDate == null ? "" : " and start_date = :start");
    return jdbc.sql(sql.append(" order by expiry_date, id limit :limit").toString())
        .param("hco", organisation).param("today", today).param("expiry", after.expiry()).param("id", after.id()).param("limit", limit)
        .param("client", client.orElse(null)).param("provider", provider.orElse(null)).param("reference", reference)
        .param("start", startDate)
        .query(TaskStore::row).list();
  }

  /** Whether any open draft of the organisation expires in these days. */
  boolean anyExpiring(String organisation, LocalDate from, LocalDate through) {
    return jdbc.sql("""
            select exists (select from assessment where organisation = ? and state in ('PLANNED', 'DRAFT') and origin = 'FLEMISH'
              and expiry_date between ? and ?)""")
        .params(organisation, from, through).query(Boolean.class).single();
  }

  private static OpenDraft row(ResultSet result, int row) throws SQLException {
    return new OpenDraft(result.getLong("id"), result.getString("reference"), result.getLong("person_id"), result.getString("instrument"),
        result.getString("version"), result.getObject("start_date", LocalDate.class), result.getObject("reference_date", LocalDate.class),
        result.getObject("expiry_date", LocalDate.class), result.getString("started_by_name"),
        "WITH_COORDINATOR".equals(result.getString("coordination")), result.getLong("coordinator"));
  }
}
