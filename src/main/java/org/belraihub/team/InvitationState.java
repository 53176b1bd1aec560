package org.belraihub.team;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Where an invitation is (section 4.2). Time moves it by its dates alone, as {@link #on} says; people by {@link Invitation}. */
public enum InvitationState {
  /** Sent; any entitled provider of the organisation can accept it (R4.38). */
  PENDING(false),
  /** Accepted; its part assessment exists. */
  ACCEPTED(false),
  /** Declined: left the organisation's overview, the coordinator sees it (R4.43). */
  DECLINED(true),
  /** Verlopen: nobody accepted it in time; listed 30 more days (R4.41). */
  EXPIRED(false),
  /** The main assessment was closed: grey, read-only, listed 30 more days (R4.42). */
  GREYED(false),
  /** Not listed any more. */
  REMOVED(true);

  private static final int LISTED_DAYS = 30;

  private final boolean isFinal;

  InvitationState(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Whether the invited organisation still has it in its overview. */
  public boolean isListed() {
    return this != DECLINED && this != REMOVED;
  }

  /** The state on a day, when nobody does anything. */
  InvitationState on(LocalDate today, LocalDate expiry, @Nullable LocalDate mainClosedOn) {
    if (this == GREYED && mainClosedOn != null && today.isAfter(mainClosedOn.plusDays(LISTED_DAYS))) {
      return REMOVED;
    }
    if (this != PENDING && this != EXPIRED) {
      return this;
    }
    if (today.isAfter(expiry.plusDays(LISTED_DAYS))) {
      return REMOVED;
    }
    return today.isAfter(expiry) ? EXPIRED : this;
  }

  /** Latest closing date of a main assessment, and latest expiry date of an invitation, whose days in the lists are over. */
  static LocalDate unlistedSince(LocalDate today) {
    return today.minusDays(LISTED_DAYS + 1L);
  }
}
