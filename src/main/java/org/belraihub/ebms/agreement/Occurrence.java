package org.belraihub.ebms.agreement;

/** Whether a characteristic is fixed for a channel or stated in each message. */
public enum Occurrence {
  ALWAYS, NEVER, PER_MESSAGE;

  /** Whether a message that has it, or not, keeps to this. */
  public boolean admits(boolean present) {
    return this == PER_MESSAGE || (this == ALWAYS) == present;
  }

  /** What is sent by this service: everything that is not forbidden. */
  public boolean preferred() {
    return this != NEVER;
  }
}
