package org.belraihub.indication;

import java.time.Instant;
import java.time.LocalDate;

import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryState;
import org.belraihub.delivery.PartnerAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One billed Screener with its way to the care fund.
 *
 * @param reference     of the assessment
 * @param closingDate   day it was submitted
 * @param referenceDate first day of validity
 * @param validUntil    last day of validity
 * @param vsbNumber     chosen by the user
 * @param closedAt      moment it was submitted
 * @param delivery      where its message is
 * @param answer        what the fund decided, if it did
 */
public record BilledIndication(String reference, LocalDate closingDate, LocalDate referenceDate, LocalDate validUntil, String vsbNumber,
                               Instant closedAt, Delivery delivery, @Nullable PartnerAnswer answer) {

  /** Submitted more than 30 days ago and still without a care fund (I3). */
  public boolean isOverdue(Instant now) {
    return delivery.state() == DeliveryState.HELD && now.isAfter(closedAt.plus(IndicationLeg.DAILY));
  }

  /** The care fund, once it is known. */
  public @Nullable Integer fund() {
    String partner = delivery.partner();
    return partner == null ? null : Integer.valueOf(partner.substring("fund-".length()));
  }
}
