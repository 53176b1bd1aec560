package org.belraihub.organisation;

/**
 * The number of a care organisation (zorgvoorziening) in CoBRHA (R1.02): digits, without a known check.
 *
 * @param digits one to fifteen digits
 */
public record HcoNumber(String digits) {

  /** Checks the form; {@link IllegalArgumentException} otherwise. */
  public HcoNumber {
    if (!digits.matches("\\d{1,15}")) {
      throw new IllegalArgumentException("an HCO number has 1 to 15 digits");
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
