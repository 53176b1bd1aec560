package org.belraihub.organisation;

/**
 * A RIZIV/INAMI number: eight digits for organisations, eleven for persons (the last three are the qualification). The two
 * check digits are 97 (or 89) minus the first six digits modulo 97 (or 89).
 *
 * @param digits eight or eleven digits
 */
public record NihiiNumber(String digits) {

  /** Checks form and check digits; {@link IllegalArgumentException} otherwise. */
  public NihiiNumber {
    if (!digits.matches("\\d{8}|\\d{11}")) {
      throw new IllegalArgumentException("a RIZIV number has 8 or 11 digits");
    }
    int base = Integer.parseInt(digits.substring(0, 6));
    int check = Integer.parseInt(digits.substring(6, 8));
    if (check != 97 - base % 97 && check != 89 - base % 89) {
      throw new IllegalArgumentException("wrong check digits in RIZIV number");
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
