package org.belraihub.keys;

/** How far a rotation is. */
public enum RotationState {
  /** The new keys are in the key file; nodes that share it learn them before anybody writes with them. */
  ANNOUNCED,
  /** New data are written with the new keys, old data are being written anew. */
  REWRITING,
  /** Nothing needs the old keys any more; they are still known. */
  FINISHED,
  /** The old keys are being taken away, after one more look at everything. */
  FORGETTING,
  /** The old keys are gone from the key file. */
  FORGOTTEN;

  /** Whether there is work to do in the background. */
  public boolean isUnderWay() {
    return this == ANNOUNCED || this == REWRITING || this == FORGETTING;
  }
}
