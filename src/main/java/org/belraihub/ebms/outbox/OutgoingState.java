package org.belraihub.ebms.outbox;

/** Where an outgoing message is. */
public enum OutgoingState {
  /** Stored; to be transmitted, or transmitted and not yet acknowledged. */
  WAITING(false),
  /** The partner's acknowledgment is stored. */
  ACKNOWLEDGED(true),
  /** Transmitted under an agreement without acknowledgments. */
  SENT(true),
  /** Given up; a late acknowledgment still leads to ACKNOWLEDGED. */
  FAILED(true);

  private final boolean isFinal;

  OutgoingState(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing more is transmitted. */
  public boolean isFinal() {
    return isFinal;
  }
}
