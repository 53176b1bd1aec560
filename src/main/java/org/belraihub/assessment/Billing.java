package org.belraihub.assessment;

import java.time.LocalDate;

/**
 * An indication that will be billed.
 *
 * @param vsbNumber      VSB/GKB number
 * @param validityMonths months of validity
 * @param validUntil     reference date plus these months, clamped to the month's end (R6.06)
 * @param reason         code of the reason (aanleiding)
 */
public record Billing(String vsbNumber, int validityMonths, LocalDate validUntil, String reason) {
}
