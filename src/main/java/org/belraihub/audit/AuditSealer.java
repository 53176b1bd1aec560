package org.belraihub.audit;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Chains the audit: each seal covers all rows written by transactions in one range and continues the hash of the seal before. A
 * range ends below the oldest transaction that still runs, so no row can appear in it later. One node seals at a time.
 */
public class AuditSealer {

  private static final long LOCK = 0x42656c5241493031L;

  /**
   * What {@code audit verify} found.
   *
   * @param seals    seals checked
   * @param rows     rows checked
   * @param problems one sentence each; empty when the trail is whole
   */
  public record Verification(long seals, long rows, List<String> problems) {
  }

  private record Seal(long number, String fromTx, String belowTx, int rowCount, byte[] previous, byte[] hash) {
  }

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final SystemClock clock;

  /** A sealer on the hub's database. */
  public AuditSealer(JdbcClient jdbc, TransactionOperations transaction, SystemClock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Seals what is final and not yet sealed; does nothing when another node is at it or nothing is new. */
  public void seal() {
    transaction.executeWithoutResult(status -> {
      if (jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single()) {
        sealNext();
      }
    });
  }

  private void sealNext() {
    Optional<Seal> last = jdbc.sql("select * from audit_seal order by number desc limit 1").query(this::seal).optional();
    String from = last.map(Seal::belowTx).orElse("0");
    String below = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text").query(String.class).single();
    MessageDigest digest = AuditTrail.sha256();
    byte[] previous = last.map(Seal::hash).orElse(new byte[32]);
    digest.update(previous);
    int rows = digestRows(digest, from, below);
    if (rows == 0) {
      return;
    }
    jdbc.sql("insert into audit_seal (number, sealed_at, from_tx, below_tx, row_count, previous, hash) "
            + "values (?, ?, ?::xid8, ?::xid8, ?, ?, ?)")
        .params(last.map(seal -> seal.number + 1).orElse(1L), Timestamp.from(clock.now()), from, below, rows, previous,
            digest.digest())
        .update();
  }

  private int digestRows(MessageDigest digest, String from, String below) {
    digest.update((from + ".." + below).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    List<byte[]> hashes = jdbc.sql("select hash from audit_event where tx >= ?::xid8 and tx < ?::xid8 order by id")
        .params(from, below).query(byte[].class).list();
    hashes.forEach(digest::update);
    return hashes.size();
  }

  /** Recomputes every row hash and every seal. */
  public Verification verify() {
    var problems = new ArrayList<String>();
    long[] rows = {0};
    jdbc.sql("select * from audit_event").query(result -> {
      rows[0]++;
      byte[] hash = AuditTrail.hash(result.getLong("id"), result.getTimestamp("at").toInstant(), result.getString("action"),
          result.getString("outcome"), result.getString("code"), result.getString("organisation"),
          result.getObject("provider_id"), result.getString("role"), result.getObject("person_id"), result.getString("reference"),
          result.getString("request_id"), result.getString("correlation"), result.getString("details"));
      if (!MessageDigest.isEqual(hash, result.getBytes("hash"))) {
        problems.add("audit row " + result.getLong("id") + " was changed");
      }
    });
    List<Seal> seals = jdbc.sql("select * from audit_seal order by number").query(this::seal).list();
    byte[] previous = new byte[32];
    String from = "0";
    for (Seal seal : seals) {
      MessageDigest digest = AuditTrail.sha256();
      digest.update(previous);
      int count = digestRows(digest, seal.fromTx, seal.belowTx);
      if (!seal.fromTx.equals(from) || !MessageDigest.isEqual(seal.previous, previous)) {
        problems.add("seal " + seal.number + " does not continue the seal before");
      }
      if (count != seal.rowCount || !MessageDigest.isEqual(digest.digest(), seal.hash)) {
        problems.add("seal " + seal.number + " covered " + seal.rowCount + " rows, now " + count + ", or one was changed");
      }
      previous = seal.hash;
      from = seal.belowTx;
    }
    return new Verification(seals.size(), rows[0], problems);
  }

  private Seal seal(java.sql.ResultSet result, int row) throws java.sql.SQLException {
    return new Seal(result.getLong("number"), result.getString("from_tx"), result.getString("below_tx"), result.getInt("row_count"),
        result.getBytes("previous"), result.getBytes("hash"));
  }
}
