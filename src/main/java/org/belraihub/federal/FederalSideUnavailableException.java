package org.belraihub.federal;

import org.jspecify.annotations.Nullable;

/** The federal side gave no answer that can be relied on. Sending the same bytes again is always safe. */
public final class FederalSideUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is known about the message that was sent. */
  public enum Arrival {
    /** No connection: it certainly did not arrive, which is an outage and uses up no attempt. */
    NOT_ARRIVED,
    /** Time-out, broken connection, unreadable or unsigned answer: it may have arrived. */
    MAY_HAVE_ARRIVED
  }

  private final Arrival arrival;

  /** With what is known; {@code why} is free of personal data. */
  public FederalSideUnavailableException(Arrival arrival, String why, @Nullable Throwable cause) {
    super(why, cause);
    this.arrival = arrival;
  }

  /** Whether the message may have arrived. */
  public Arrival arrival() {
    return arrival;
  }
}
