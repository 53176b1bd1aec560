package org.belraihub.sandbox.care.message;

/** The switch "facturatie zorgkas" on, with its fields (R6.04). */
public record BillingFields(String vsbNumber, int validityMonths, String reason) {

  /** The only reason for now: care budget for people with heavy care needs. */
  public static final String HEAVY_CARE = "ZZZ";
}
