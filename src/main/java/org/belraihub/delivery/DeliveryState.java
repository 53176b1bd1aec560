package org.belraihub.delivery;

/** Where a delivery is (section 7.1 of the requirements, states of an outgoing message). */
public enum DeliveryState {
  /** Waits for its turn or its next attempt. */
  QUEUED(false, true),
  /** A node is sending it now; falls back to QUEUED when the node dies. */
  SENDING(false, true),
  /** The partner's transport has it; its acknowledgment is awaited. */
  SENT(false, true),
  /** A condition outside is missing (consent, insurability); asked again at the next attempt. */
  HELD(false, false),
  /** Given up with a reason, until an operator replays or discards it. */
  PARKED(false, false),
  /** The partner acknowledged it. */
  ACKED(true, false),
  /** An operator decided that it shall not go. */
  DISCARDED(true, false);

  private final boolean isFinal;
  private final boolean blocksLane;

  DeliveryState(boolean isFinal, boolean blocksLane) {
    this.isFinal = isFinal;
    this.blocksLane = blocksLane;
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Whether later deliveries of the same lane wait for this one. */
  public boolean blocksLane() {
    return blocksLane;
  }
}
