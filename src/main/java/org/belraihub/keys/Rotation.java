package org.belraihub.keys;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One rotation as its row has it.
 *
 * @param number        counts rotations
 * @param state         how far it is
 * @param encryptionKey id of the new key that encrypts
 * @param hashKey       id of the new key that hashes
 * @param startedAt     when
 * @param startedBy     by which operator
 * @param finishedAt    when nothing needed the old keys any more
 * @param progress      what was written anew so far
 */
public record Rotation(long number, RotationState state, String encryptionKey, String hashKey, Instant startedAt, String startedBy,
                       @Nullable Instant finishedAt, List<Progress> progress) {

  /**
   * How far it is in one column.
   *
   * @param target    table and column
   * @param rewritten values written anew
   * @param complete  whether it got to the end once
   */
  public record Progress(String target, long rewritten, boolean complete) {
  }
}
