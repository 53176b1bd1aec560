package org.belraihub.federal.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that wait, sealed: in conflict with what stands, or of an unknown instrument version. In the caller's transaction. */
public class HeldBack {

  private static final String PURPOSE = "federal_held_back";

  /** Why one waits. */
  public enum Reason {
    /** Other content stands under its reference number; an operator decides. */
    CONFLICT,
    /** Its instrument version is not known yet. */
    VERSION
  }

  /**
   * One of them.
   *
   * @param id         number for the operator
   * @param reason     why
   * @param reference  assessment
   * @param instrument code
   * @param version    of the instrument
   * @param heldAt     since when
   */
  public record Held(long id, Reason reason, String reference, String instrument, String version, Instant heldAt) {
  }

  private final JdbcClient jdbc;
  private final FieldCipher cipher;

  HeldBack(JdbcClient jdbc, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  void hold(Reason reason, ClosedAssessmentCopy copy, byte[] payload, Instant now) {
    jdbc.sql("""
            insert into federal_held_back (message_id, reason, reference, instrument, version, sealed, held_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (message_id) do nothing""")
        .params(copy.messageId(), reason.name(), copy.reference().text(), copy.instrument(), copy.instrumentVersion(),
            cipher.encrypt(payload, PURPOSE), Timestamp.from(now)).update();
  }

  /** Those that wait, oldest first, after an id. */
  public List<Held> waiting(Reason reason, long after, int limit) {
    return jdbc.sql("""
            select * from federal_held_back where decided_at is null and reason = ? and id > ? order by id limit ?""")
        .params(reason.name(), after, limit).query(HeldBack::held).list();
  }

  /** How many wait for a reason. */
  public long count(Reason reason) {
    return jdbc.sql("select count(*) from federal_held_back where decided_at is null and reason = ?").param(reason.name())
        .query(Long.class).single();
  }

  /** One that still waits, locked. */
  Optional<Held> lock(long id) {
    return jdbc.sql("select * from federal_held_back where id = ? and decided_at is null for update").param(id).query(HeldBack::held).optional();
  }

  byte[] payload(long id) {
    return cipher.decrypt(jdbc.sql("select sealed from federal_held_back where id = ?").param(id).query(byte[].class).single(), PURPOSE);
  }

  void decided(long id, String decision, String by, Instant now) {
    jdbc.sql("update federal_held_back set decided_at = ?, decision = ?, decided_by = ? where id = ?")
        .params(Timestamp.from(now), decision, by, id).update();
  }

  /** What waited for its version turned out to be in conflict. */
  void conflict(long id) {
    jdbc.sql("update federal_held_back set reason = 'CONFLICT' where id = ?").param(id).update();
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    return new Held(row.getLong("id"), Reason.valueOf(row.getString("reason")), row.getString("reference"), row.getString("instrument"),
        row.getString("version"), row.getTimestamp("held_at").toInstant());
  }
}
