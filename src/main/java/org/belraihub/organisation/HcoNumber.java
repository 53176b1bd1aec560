package org.belraihub.organisation;

import java.util.regex.Pattern;

/**
 * The number of a care organisation (zorgvoorziening) in CoBRHA (R1.02): digits, without a known check.
 *
 * @param digits one to fifteen digits
 */
public record HcoNumber(String digits) {

  private static final Pattern FORM = Pattern.compile("\\d{1,15}");

  /** Checks the form; {@link IllegalArgumentException} otherwise. */
  public HcoNumber {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("an HCO number has 1 to 15 digits");
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
