package org.belraihub.organisation;

/**
 * The number of an enterprise in the Belgian register (CBE, KBO): ten digits, whose last two are 97 minus the first eight modulo 97.
 *
 * @param digits ten digits
 */
public record CbeNumber(String digits) {

  /** Checks form and check digits; {@link IllegalArgumentException} otherwise. */
  public CbeNumber {
    if (!digits.matches("[01]\\d{9}")) {
      throw new IllegalArgumentException("a CBE number has 10 digits and begins with 0 or 1");
    }
    if (Integer.parseInt(digits.substring(8)) != 97 - Integer.parseInt(digits.substring(0, 8)) % 97) {
      throw new IllegalArgumentException("wrong check digits in CBE number");
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
