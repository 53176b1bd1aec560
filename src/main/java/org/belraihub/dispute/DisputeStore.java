package org.belraihub.dispute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.belraihub.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of disputes. Every method runs in the caller's transaction. */
class DisputeStore {

  private static final String SCREENER = "BELRAI_SCREENER";

  /**
   * A closed Screener of the client.
   *
   * @param id            internal id
   * @param reference     reference number
   * @param organisation  HCO number of who made it
   * @param creationDate  when it was made
   * @param referenceDate what it refers to
   */
  record Screener(long id, String reference, String organisation, LocalDate creationDate, LocalDate referenceDate) {
  }

  private final JdbcClient jdbc;

  DisputeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Screener> screeners(long person) {
    return jdbc.sql("""
            select id, reference, organisation, creation_date, reference_date from assessment
            where person_id = ? and state = 'CLOSED' and instrument = ? order by id desc limit 1000""")
        .params(person, SCREENER).query(DisputeStore::screener).list();
  }

  long add(Caller caller, long person, List<String> reasons, Instant now, List<Screener> scope) {
    long id = jdbc.sql("""
            insert into dispute (organisation, provider_id, provider_name, person_id, reasons, opened_at) values (?, ?, ?, ?, ?, ?)
            returning id""")
        .params(caller.hco(), caller.provider(), caller.user().name(), person, reasons.toArray(String[]::new), Timestamp.from(now))
        .query(Long.class).single();
    scope.forEach(screener -> jdbc.sql("insert into dispute_scope (dispute_id, assessment_id) values (?, ?)")
        .params(id, screener.id()).update());
    return id;
  }

  /** The person and assessment, when the assessment is in the scope of this dispute of the organisation. */
  Optional<Scoped> scoped(String organisation, long dispute, String reference) {
    return jdbc.sql("""
            select d.person_id, s.assessment_id from dispute d join dispute_scope s on s.dispute_id = d.id
              join assessment a on a.id = s.assessment_id
            where d.organisation = ? and d.id = ? and a.reference = ?""")
        .params(organisation, dispute, reference)
        .query((result, row) -> new Scoped(result.getLong("person_id"), result.getLong("assessment_id"))).optional();
  }

  /** An assessment of a dispute. */
  record Scoped(long person, long assessment) {
  }

  void consulted(long dispute, long assessment, Instant now) {
    jdbc.sql("update dispute_scope set consulted_at = coalesce(consulted_at, ?) where dispute_id = ? and assessment_id = ?")
        .params(Timestamp.from(now), dispute, assessment).update();
  }

  /** Disputes of an organisation, newest first, with what was consulted. */
  List<Disputes.Opened> page(String organisation, @Nullable Long before, int limit) {
    return jdbc.sql("""
            select d.id, d.provider_name, d.person_id, d.reasons, d.opened_at,
              array(select a.reference from dispute_scope s join assessment a on a.id = s.assessment_id
                where s.dispute_id = d.id and s.consulted_at is not null order by s.consulted_at, a.id) as consulted
            from dispute d where d.organisation = ? and d.id < ? order by d.id desc limit ?""")
        .params(organisation, before == null ? Long.MAX_VALUE : before, limit).query(DisputeStore::opened).list();
  }

  private static Screener screener(ResultSet result, int row) throws SQLException {
    return new Screener(result.getLong("id"), result.getString("reference"), result.getString("organisation"),
        result.getObject("creation_date", LocalDate.class), result.getObject("reference_date", LocalDate.class));
  }

  private static Disputes.Opened opened(ResultSet result, int row) throws SQLException {
    return new Disputes.Opened(result.getLong("id"), result.getString("provider_name"), result.getLong("person_id"),
        Arrays.asList((String[]) result.getArray("reasons").getArray()), result.getTimestamp("opened_at").toInstant(),
        Arrays.asList((String[]) result.getArray("consulted").getArray()));
  }
}
