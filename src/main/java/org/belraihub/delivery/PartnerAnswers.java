package org.belraihub.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The answers of partners to deliveries; only added to. Every method runs in the caller's transaction. */
public class PartnerAnswers {

  private final JdbcClient jdbc;

  /** Answers in the hub's database. */
  public PartnerAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same rows on a given connection and its transaction. */
  public PartnerAnswers on(Connection connection) {
    return new PartnerAnswers(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
  }

  /** Adds an answer; false when this message gave one before. */
  public boolean add(long delivery, String messageId, PartnerAnswer answer) {
    return jdbc.sql("""
            insert into delivery_answer (delivery_id, message_id, status, codes, file_number, by_term, decided_at, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_id) do nothing""")
        .params(Arrays.asList(delivery, messageId, answer.status().name(), String.join(" ", answer.codes()), answer.fileNumber(),
            answer.byTerm(), Timestamp.from(answer.decidedAt()), Timestamp.from(answer.receivedAt())))
        .update() == 1;
  }

  /** All answers to one delivery, oldest first. */
  public List<PartnerAnswer> of(long delivery) {
    return jdbc.sql("select * from delivery_answer where delivery_id = ? order by id").param(delivery)
        .query(PartnerAnswers::answer).list();
  }

  /** The answer that holds for each of these deliveries; none for those without. */
  public Map<Long, PartnerAnswer> current(Collection<Long> deliveries) {
    var found = new HashMap<Long, List<PartnerAnswer>>();
    jdbc.sql("select * from delivery_answer where delivery_id = any(?) order by id").param(deliveries.toArray(Long[]::new))
        .query(row -> {
          found.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>()).add(answer(row, 0));
        });
    var current = new HashMap<Long, PartnerAnswer>();
    found.forEach((delivery, answers) -> current.put(delivery, PartnerAnswer.current(answers)));
    return current;
  }

  /** Deliveries that have been pending since before this moment, without any final answer. */
  public List<Long> pendingSinceBefore(Instant moment, int limit) {
    return jdbc.sql("""
            select distinct p.delivery_id from delivery_answer p where p.status = 'PENDING' and p.decided_at < ?
              and not exists (select from delivery_answer f where f.delivery_id = p.delivery_id and f.status <> 'PENDING')
            order by p.delivery_id limit ?""")
        .params(Timestamp.from(moment), limit).query(Long.class).list();
  }

  private static PartnerAnswer answer(ResultSet row, int number) throws SQLException {
    String codes = row.getString("codes");
    return new PartnerAnswer(PartnerAnswer.Status.valueOf(row.getString("status")), codes.isEmpty() ? List.of() : List.of(codes.split(" ")),
        row.getString("file_number"), row.getBoolean("by_term"), row.getTimestamp("decided_at").toInstant(),
        row.getTimestamp("received_at").toInstant());
  }
}
