package org.belraihub.indication;

import java.sql.Connection;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Changes of care fund that concern persons of the hub; only added to, the one with the latest source time holds (R6.28). */
public class FundChanges {

  private final JdbcClient jdbc;

  /** Changes in the hub's database. */
  public FundChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same rows on a given connection and its transaction. */
  FundChanges on(Connection connection) {
    return new FundChanges(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
  }

  /** Adds a change; false when this message told it before. */
  boolean add(long person, String messageId, FundChange change, Instant now) {
    return jdbc.sql("""
            insert into fund_change (person_id, from_fund, to_fund, effective_on, reason, source_time, message_id, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_id) do nothing""")
        .params(Arrays.asList(person, change.from(), change.to(), Date.valueOf(change.effectiveOn()), change.reason(),
            Timestamp.from(change.sourceTime()), messageId, Timestamp.from(now)))
        .update() == 1;
  }
}
