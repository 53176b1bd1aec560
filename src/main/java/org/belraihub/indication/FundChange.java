package org.belraihub.indication;

import java.time.Instant;
import java.time.LocalDate;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * A person changes care fund, or leaves (MutatieBericht, R6.28).
 *
 * @param person      who
 * @param from        fund until the day before
 * @param to          fund from the day on; null when there is none
 * @param effectiveOn first day of the new fund
 * @param reason      OVERSTAP, AMBTSHALVE, OVERLIJDEN or UITTREDING
 * @param sourceTime  of several changes the one with the latest holds
 */
public record FundChange(Insz person, int from, @Nullable Integer to, LocalDate effectiveOn, String reason, Instant sourceTime) {

  @Override
  public String toString() {
    return "FundChange " + from + " to " + to + " on " + effectiveOn;
  }
}
