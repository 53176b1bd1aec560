package org.belraihub.app.operator;

import java.util.Set;
import java.util.TreeSet;

import org.belraihub.crypto.DataKeyRing;
import org.belraihub.keys.KeyRotation;
import org.belraihub.keys.Rotation;
import org.belraihub.keys.RotationRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** The keys for data at rest, by id only, and their rotation. */
@Component
@Endpoint(id = "keys")
public class KeysEndpoint {

  /**
   * Where the keys are.
   *
   * @param encryption ids of the keys that this node knows
   * @param current    the one that encrypts
   * @param hash       ids of the keys that this node knows
   * @param currentHash the one that hashes
   * @param rotation   the last rotation, if there was one
   * @param problem    why nothing was done, if so
   */
  public record Keys(Set<String> encryption, String current, Set<String> hash, String currentHash, @Nullable Rotation rotation,
                     @Nullable String problem) {
  }

  private final KeyRotation rotation;
  private final DataKeyRing ring;

  KeysEndpoint(KeyRotation rotation, DataKeyRing ring) {
    this.rotation = rotation;
    this.ring = ring;
  }

  /** Which keys there are and how far a rotation is. */
  @ReadOperation
  public Keys show() {
    return keys(null);
  }

  /** {@code rotate} or {@code forget}. */
  @WriteOperation
  public Keys change(String action, String operator) {
    try {
      switch (action) {
        case "rotate" -> rotation.begin(operator);
        case "forget" -> rotation.forget(operator);
        default -> throw new IllegalArgumentException("action is rotate or forget");
      }
      return keys(null);
    } catch (RotationRefusedException e) {
      return keys(e.getMessage());
    }
  }

  private Keys keys(@Nullable String problem) {
    var keys = ring.keys();
    return new Keys(new TreeSet<>(keys.encryption().keySet()), keys.current(), new TreeSet<>(keys.hash().keySet()), keys.currentHash(),
        rotation.latest().orElse(null), problem);
  }
}
