package org.belraihub.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;

import org.belraihub.access.Caller;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of clients per organisation. */
class ClientStore {

  /**
   * A client.
   *
   * @param person     internal id
   * @param deceasedOn date of death, if known
   */
  record Row(long person, @Nullable LocalDate deceasedOn) {
  }

  private final JdbcClient jdbc;
  private final SystemClock clock;

  ClientStore(JdbcClient jdbc, SystemClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(Caller caller, long person) {
    jdbc.sql("insert into client (organisation, person_id, added_by, added_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(caller.hco(), person, caller.provider(), Timestamp.from(clock.now())).update();
  }

  List<Row> one(long person) {
    return jdbc.sql("select id, deceased_on from person where id = ?").param(person).query(ClientStore::row).list();
  }

  /** Clients with a greater id than {@code after}; each branch reads no more than one page of its index. */
  List<Row> page(String organisation, long after, int limit) {
    return jdbc.sql("""
            select p.id, p.deceased_on from person p join (
              (select person_id from client where organisation = :hco and person_id > :after order by person_id limit :limit)
              union
              (select distinct person_id from assessment where organisation = :hco and person_id > :after order by person_id limit :limit)
            ) c on c.person_id = p.id
            order by p.id limit :limit""")
        .param("hco", organisation).param("after", after).param("limit", limit).query(ClientStore::row).list();
  }

  private static Row row(ResultSet result, int row) throws SQLException {
    return new Row(result.getLong("id"), result.getObject("deceased_on", LocalDate.class));
  }
}
