package org.belraihub.team;

import java.time.LocalDate;

/** Where a part assessment (deelinschaling) is (section 4.2). */
public enum PartState {
  /** In verwerking: being filled in. */
  IN_PROGRESS(false),
  /** Afgewerkt: submitted by the participant; final percentages. */
  FINISHED(false),
  /** Not finished within start + 10 days: read-only (R4.10). */
  LAPSED(false),
  /** The main assessment was closed, whatever state the part was in (R4.48). */
  CLOSED_WITH_MAIN(true);

  private final boolean isFinal;

  PartState(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return isFinal;
  }

  /** The state on a day, when nobody does anything. */
  PartState on(LocalDate today, LocalDate expiry) {
    return this == IN_PROGRESS && today.isAfter(expiry) ? LAPSED : this;
  }
}
