package org.belraihub.organisation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The declaration on honour of a facility (R2.32, R6.31, R10.03).
 *
 * @param from first day
 * @param to   last day, null while it has no end
 */
public record CircleOfTrust(LocalDate from, @Nullable LocalDate to) {

  /** Whether the declaration holds on that day; both ends included. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
