package org.belraihub.ebms.outbox;

/** Where an outgoing message is. */
public enum OutgoingState {
  /** Stored; to be transmitted, or transmitted and not yet acknowledged. */
  WAITING(false),
  /** Not acknowledged in time; the partner is asked whether it knows the message before anything is said about it. */
  INQUIRING(false),
  /** The partner's acknowledgment is stored. */
  ACKNOWLEDGED(true),
  /** The partner said that it has the message (StatusResponse) but never acknowledged it; a late acknowledgment still counts. */
  CONFIRMED(true),
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
