package org.belraihub.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

import org.belraihub.store.IdSequence;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the audit. A row belongs to the transaction of what it tells; a refusal, which has none, gets its own. */
public class AuditTrail {

  private static final int BLOCK = 50;

  private final JdbcTemplate jdbc;
  private final TransactionOperations ownTransaction;
  private final SystemClock clock;
  private final IdSequence ids;

  /** A trail on the hub's database; {@code ownTransaction} starts a new transaction even inside another. */
  public AuditTrail(JdbcTemplate jdbc, TransactionOperations ownTransaction, SystemClock clock) {
    this(jdbc, ownTransaction, clock, new IdSequence(jdbc, "audit_seq", BLOCK));
  }

  private AuditTrail(JdbcTemplate jdbc, TransactionOperations ownTransaction, SystemClock clock, IdSequence ids) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
    this.ids = ids;
  }

  /** The same trail, writing on a given connection of somebody else's transaction. */
  public AuditTrail on(Connection connection) {
    return new AuditTrail(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), ownTransaction, clock, ids);
  }

  /** Writes in the caller's transaction: done and audited, or neither. */
  public void record(AuditEvent event) {
    Instant at = clock.now();
    String details = details(event.details());
    long id = ids.next();
    jdbc.update("""
            insert into audit_event (id, at, action, outcome, code, organisation, provider_id, role, person_id, reference,
              request_id, correlation, details, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        id, Timestamp.from(at), event.action().name(), event.outcome().name(), event.code(), event.organisation(), event.provider(),
        event.role(), event.person(), event.reference(), event.requestId(), event.correlation(), details,
        hash(id, at, event.action().name(), event.outcome().name(), event.code(), event.organisation(), event.provider(), event.role(),
            event.person(), event.reference(), event.requestId(), event.correlation(), details));
  }

  /** Writes in a transaction of its own: for what was refused. */
  public void recordAlone(AuditEvent event) {
    ownTransaction.executeWithoutResult(status -> record(event));
  }

  private static String details(Map<String, String> details) {
    var text = new StringBuilder();
    details.forEach((key, value) -> text.append(text.isEmpty() ? "" : "; ").append(key).append('=').append(value));
    return text.toString();
  }

  /** SHA-256 over the columns in their order, each with its length, so that no two rows read the same. */
  static byte[] hash(@Nullable Object... columns) {
    MessageDigest digest = sha256();
    for (Object column : columns) {
      byte[] bytes = column == null ? new byte[0] : column.toString().getBytes(StandardCharsets.UTF_8);
      int length = column == null ? -1 : bytes.length;
      digest.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
      digest.update(bytes);
    }
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
