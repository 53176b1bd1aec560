package org.belraihub.keys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.DataKeyRing;
import org.belraihub.crypto.DataKeys;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Rotates the data keys: {@link #begin} notes it, {@link #work} does it, page by page and each page a transaction with its progress,
 * so that a death anywhere costs one page. {@link #forget} takes the old keys away afterwards. Of several nodes one works at a time.
 */
public class KeyRotation {

  private static final long LOCK = 0x6b657973L;

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final DataKeyRing ring;
  private final AuditTrail audit;
  private final SystemClock clock;
  private final Duration announce;
  private final RotationStore store;
  private final Rewriting rewriting;

  /**
   * Rotations of the keys of a ring.
   *
   * @param announce how long new keys are in the key file before they are used; longer than nodes take to read it again
   */
  public KeyRotation(JdbcClient jdbc, TransactionOperations transaction, DataKeyRing ring, AuditTrail audit, SystemClock clock,
                     Duration announce) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.ring = ring;
    this.audit = audit;
    this.clock = clock;
    this.announce = announce;
    this.store = new RotationStore(jdbc);
    this.rewriting = new Rewriting(jdbc, ring);
  }

  /** The last rotation, if there was one. */
  public Optional<Rotation> latest() {
    return transaction.execute(status -> store.latest());
  }

  /**
   * Makes new keys and notes that everything is to be written anew with them.
   *
   * @throws RotationRefusedException when one is under way, or the key file cannot be written
   */
  public void begin(String operator) {
    if (!ring.isWritable()) {
      throw new RotationRefusedException("the data keys come from hub.data-keys.value; put them into a file for a rotation (hub.data-keys.file)");
    }
    transaction.executeWithoutResult(status -> {
      alone();
      ring.refresh();
      if (store.latest().filter(rotation -> rotation.state().isUnderWay()).isPresent()) {
        throw new RotationRefusedException("a rotation is under way");
      }
      DataKeys now = ring.keys();
      DataKeys next = now.rotated();
      ring.replace(next.writingWith(now.current(), now.currentHash()));
      store.insert(next.current(), next.currentHash(), clock.now(), operator);
      audited("begun", next.current(), next.currentHash(), operator);
    });
  }

  /**
   * Has the old keys taken away.
   *
   * @throws RotationRefusedException unless the last rotation is finished
   */
  public void forget(String operator) {
    transaction.executeWithoutResult(status -> {
      Rotation last = store.latest().filter(rotation -> rotation.state() == RotationState.FINISHED)
          .orElseThrow(() -> new RotationRefusedException("there is no finished rotation whose old keys could go"));
      store.move(last.number(), RotationState.FORGETTING, null);
      audited("old keys to be forgotten", last.encryptionKey(), last.hashKey(), operator);
    });
  }

  /** Does what there is to do and returns; may be called at any time, by any node. */
  public void work() {
    ring.refresh();
    Optional<Rotation> found = latest().filter(rotation -> rotation.state().isUnderWay());
    if (found.isEmpty()) {
      return;
    }
    Rotation rotation = found.get();
    RotationState state = rotation.state();
    if (state == RotationState.ANNOUNCED) {
      if (clock.now().isBefore(rotation.startedAt().plus(announce))) {
        return;
      }
      if (!whileStill(rotation, state, () -> store.move(rotation.number(), RotationState.REWRITING, null))) {
        return;
      }
      state = RotationState.REWRITING;
    }
    if (!whileStill(rotation, state, () -> writeWith(rotation))) {
      return;
    }
    // nodes that share the key file have read it again since, so the last look finds what they wrote until then
    boolean known = !clock.now().isBefore(rotation.startedAt().plus(announce.multipliedBy(2)));
    boolean complete = rewriteOnce(rotation) && known && rewriteUntilNothingIsLeft(rotation);
    if (complete && state == RotationState.FORGETTING) {
      dropOldKeys(rotation);
    } else if (complete) {
      finish(rotation);
    }
  }

  /** Changes the state or the key file, which all nodes share, unless another node was faster; false then. */
  private boolean whileStill(Rotation rotation, RotationState state, Runnable change) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      alone();
      ring.refresh();
      boolean still = store.latest().filter(latest -> latest.number() == rotation.number() && latest.state() == state).isPresent();
      if (still) {
        change.run();
      }
      return still;
    }));
  }

  private void alone() {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((result, row) -> row).list();
  }

  private void writeWith(Rotation rotation) {
    DataKeys keys = ring.keys();
    if (!keys.encryption().containsKey(rotation.encryptionKey()) || !keys.hash().containsKey(rotation.hashKey())) {
      throw new RotationRefusedException("this node has not the keys " + rotation.encryptionKey() + " and " + rotation.hashKey()
          + "; nodes share one key file");
    }
    if (!keys.current().equals(rotation.encryptionKey()) || !keys.currentHash().equals(rotation.hashKey())) {
      ring.replace(keys.writingWith(rotation.encryptionKey(), rotation.hashKey()));
    }
  }

  /** Goes on where the last worker was; false when another node is at it. */
  private boolean rewriteOnce(Rotation rotation) {
    for (HashedTable table : HashedTable.ALL) {
      if (!continued(rotation, table.target(), after -> rewriting.rehash(table, after))) {
        return false;
      }
    }
    for (SealedColumn column : SealedColumn.ALL) {
      if (!continued(rotation, column.target(), after -> rewriting.reseal(column, after))) {
        return false;
      }
    }
    return true;
  }

  private boolean continued(Rotation rotation, String target, Function<String[], Rewriting.Page> next) {
    boolean more = !Boolean.TRUE.equals(transaction.execute(status -> store.isComplete(rotation.number(), target)));
    while (more) {
      Rewriting.Page page = transaction.execute(status -> {
        if (!nobodyElseWorks()) {
          return null;
        }
        Rewriting.Page done = next.apply(store.position(rotation.number(), target));
        store.advance(rotation.number(), target, done.last(), done.rewritten(), !done.more());
        return done;
      });
      if (page == null) {
        return false;
      }
      more = page.more();
    }
    return true;
  }

  private boolean nobodyElseWorks() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
  }

  /** What was sealed with the old keys before the change and committed after the first look. */
  private boolean rewriteUntilNothingIsLeft(Rotation rotation) {
    int found;
    do {
      found = 0;
      for (HashedTable table : HashedTable.ALL) {
        found += all(after -> rewriting.rehash(table, after));
      }
      for (SealedColumn column : SealedColumn.ALL) {
        found += all(after -> rewriting.reseal(column, after));
      }
    } while (found > 0);
    return true;
  }

  private int all(Function<String[], Rewriting.Page> next) {
    int found = 0;
    Rewriting.Page page = new Rewriting.Page(new String[0], 0, true);
    while (page.more()) {
      String[] after = page.last();
      page = transaction.execute(status -> next.apply(after));
      found += page.rewritten();
    }
    return found;
  }

  private void finish(Rotation rotation) {
    whileStill(rotation, RotationState.REWRITING, () -> {
      store.move(rotation.number(), RotationState.FINISHED, clock.now());
      audited("finished", rotation.encryptionKey(), rotation.hashKey(), rotation.startedBy());
    });
  }

  /** The keys first: a row of an old hash that appears afterwards has its twin, and nobody looks for it any more. */
  private void dropOldKeys(Rotation rotation) {
    if (!whileStill(rotation, RotationState.FORGETTING, () -> ring.replace(ring.keys().withoutOld()))) {
      return;
    }
    for (HashedTable table : HashedTable.ALL) {
      int dropped;
      do {
        dropped = transaction.execute(status -> rewriting.dropOldTwins(table));
      } while (dropped > 0);
    }
    whileStill(rotation, RotationState.FORGETTING, () -> {
      store.move(rotation.number(), RotationState.FORGOTTEN, null);
      audited("old keys forgotten", rotation.encryptionKey(), rotation.hashKey(), rotation.startedBy());
    });
  }

  private void audited(String step, String encryptionKey, String hashKey, String operator) {
    audit.record(AuditEvent.ofHub(AuditAction.KEYS_ROTATED, "keys-" + encryptionKey,
        Map.of("step", step, "keys", List.of(encryptionKey, hashKey).toString(), "operator", operator)));
  }
}
