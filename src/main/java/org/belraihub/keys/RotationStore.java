package org.belraihub.keys;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of rotations and their progress. Every method runs in the caller's transaction. */
class RotationStore {

  private static final String[] BEGINNING = {};

  private final JdbcClient jdbc;

  RotationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Rotation> latest() {
    return jdbc.sql("select * from key_rotation order by number desc limit 1").query((result, row) -> {
      Timestamp finished = result.getTimestamp("finished_at");
      long number = result.getLong("number");
      return new Rotation(number, RotationState.valueOf(result.getString("state")), result.getString("encryption_key"),
          result.getString("hash_key"), result.getTimestamp("started_at").toInstant(), result.getString("started_by"),
          finished == null ? null : finished.toInstant(), progress(number));
    }).optional();
  }

  private List<Rotation.Progress> progress(long rotation) {
    return jdbc.sql("select target, rewritten, complete from key_rotation_progress where rotation = ? order by target").param(rotation)
        .query((result, row) -> new Rotation.Progress(result.getString("target"), result.getLong("rewritten"), result.getBoolean("complete")))
        .list();
  }

  void insert(String encryptionKey, String hashKey, Instant now, String operator) {
    jdbc.sql("insert into key_rotation (state, encryption_key, hash_key, started_at, started_by) values ('ANNOUNCED', ?, ?, ?, ?)")
        .params(encryptionKey, hashKey, Timestamp.from(now), operator).update();
  }

  void move(long rotation, RotationState to, @Nullable Instant finishedAt) {
    jdbc.sql("update key_rotation set state = ?, finished_at = coalesce(?, finished_at) where number = ?")
        .params(java.util.Arrays.asList(to.name(), finishedAt == null ? null : Timestamp.from(finishedAt), rotation)).update();
  }

  boolean isComplete(long rotation, String target) {
    return jdbc.sql("select complete from key_rotation_progress where rotation = ? and target = ?").params(rotation, target)
        .query(Boolean.class).optional().orElse(false);
  }

  /** The key after which to go on; empty at the beginning. */
  String[] position(long rotation, String target) {
    return jdbc.sql("select position from key_rotation_progress where rotation = ? and target = ?").params(rotation, target)
        .query((result, row) -> (String[]) result.getArray("position").getArray()).optional().orElse(BEGINNING);
  }

  void advance(long rotation, String target, String[] position, int rewritten, boolean complete) {
    jdbc.sql("""
            insert into key_rotation_progress as p (rotation, target, position, rewritten, complete) values (?, ?, ?, ?, ?)
            on conflict (rotation, target) do update set position = excluded.position, complete = p.complete or excluded.complete,
              rewritten = p.rewritten + excluded.rewritten""")
        .params(rotation, target, position, (long) rewritten, complete).update();
  }
}
