package org.belraihub.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What the sender says of billing (facturatie zorgkas).
 *
 * @param billed         the switch
 * @param vsbNumber      VSB/GKB number of the organisation
 * @param validityMonths 6 to 36
 * @param reason         code of the reason
 */
public record BillingRequest(boolean billed, @Nullable String vsbNumber, @Nullable Integer validityMonths, @Nullable String reason) {
}
