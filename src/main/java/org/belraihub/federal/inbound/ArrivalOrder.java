package org.belraihub.federal.inbound;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.belraihub.assessment.ReferenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Per assessment of the federal platform the newest that came, whatever came first (R7.06). In the caller's transaction, in its turn. */
class ArrivalOrder {

  /**
   * What is known of an assessment.
   *
   * @param sequence     highest number that came
   * @param shared       what that message says of sharing
   * @param identity     digest of all that can never change; null until the assessment itself came
   * @param registeredAt when it came; null until then
   */
  record Known(long sequence, boolean shared, byte @Nullable [] identity, @Nullable Instant registeredAt) {

    boolean isSame(byte[] other) {
      return MessageDigest.isEqual(identity, other);
    }
  }

  private final JdbcClient jdbc;

  ArrivalOrder(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Known> known(ReferenceNumber reference) {
    return jdbc.sql("select sequence, shared, identity, registered_at from federal_arrival where reference = ?").param(reference.text())
        .query((row, number) -> {
          Timestamp at = row.getTimestamp("registered_at");
          return new Known(row.getLong("sequence"), row.getBoolean("shared"), row.getBytes("identity"), at == null ? null : at.toInstant());
        }).optional();
  }

  /** The assessment came. */
  void registered(ReferenceNumber reference, long sequence, boolean shared, byte[] identity, Instant now) {
    jdbc.sql("""
            insert into federal_arrival (reference, sequence, shared, identity, registered_at) values (?, ?, ?, ?, ?)
            on conflict (reference) do update set sequence = excluded.sequence, shared = excluded.shared, identity = excluded.identity,
              registered_at = coalesce(federal_arrival.registered_at, excluded.registered_at)""")
        .params(reference.text(), sequence, shared, identity, Timestamp.from(now)).update();
  }

  /** A newer message changed the sharing, perhaps before the assessment came. */
  void sharing(ReferenceNumber reference, long sequence, boolean shared) {
    jdbc.sql("""
            insert into federal_arrival (reference, sequence, shared) values (?, ?, ?)
            on conflict (reference) do update set sequence = excluded.sequence, shared = excluded.shared""")
        .params(reference.text(), sequence, shared).update();
  }
}
