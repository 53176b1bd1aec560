package org.belraihub.person;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A national register or BIS number (INSZ): eleven digits {@code YYMMDDSSSCC}. The check number is 97 minus the first nine
 * digits modulo 97; who was born in 2000 or later puts a 2 before the nine. Month plus 20 or 40 is a BIS number; month and day
 * may be 00 where the birth date is not known. {@code toString} never shows the number.
 */
public final class Insz {

  private final String digits;
  private final boolean bornSince2000;

  private Insz(String digits, boolean bornSince2000) {
    this.digits = digits;
    this.bornSince2000 = bornSince2000;
  }

  /**
   * Reads a number as it stands on the wire.
   *
   * @throws IllegalArgumentException when it is not eleven digits, has wrong check digits, or no possible date; the message does
   *     not contain the number
   */
  public static Insz of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a valid INSZ"));
  }

  /** Reads a number, empty when it is not one. */
  public static Optional<Insz> parse(String text) {
    if (text.length() != 11 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long base = Long.parseLong(text.substring(0, 9));
    int check = Integer.parseInt(text.substring(9));
    boolean before = check == 97 - base % 97;
    boolean since = check == 97 - (2_000_000_000L + base) % 97;
    if (before && possibleDate(text, 1900)) {
      return Optional.of(new Insz(text, false));
    }
    if (since && possibleDate(text, 2000)) {
      return Optional.of(new Insz(text, true));
    }
    return Optional.empty();
  }

  private static boolean possibleDate(String text, int century) {
    int month = month(text);
    int day = Integer.parseInt(text.substring(4, 6));
    if (month > 12) {
      return false;
    }
    if (month == 0 || day == 0) {
      return day <= 31;
    }
    return day <= java.time.YearMonth.of(century + Integer.parseInt(text.substring(0, 2)), month).lengthOfMonth();
  }

  private static int month(String text) {
    int month = Integer.parseInt(text.substring(2, 4));
    return month >= 40 ? month - 40 : month >= 20 ? month - 20 : month;
  }

  /** The eleven digits, for the wire and the encrypted store only. */
  public String digits() {
    return digits;
  }

  /** Whether this is a BIS number (month plus 20 or 40). */
  public boolean isBis() {
    return Integer.parseInt(digits.substring(2, 4)) >= 20;
  }

  /** The birth date that the number tells, if it tells one. */
  public Optional<LocalDate> birthDate() {
    int month = month(digits);
    int day = Integer.parseInt(digits.substring(4, 6));
    if (month == 0 || day == 0) {
      return Optional.empty();
    }
    return Optional.of(LocalDate.of((bornSince2000 ? 2000 : 1900) + Integer.parseInt(digits.substring(0, 2)), month, day));
  }

  /** Whether the number tells a birth date after a day, which cannot be a living person's on that day. */
  public boolean bornAfter(LocalDate day) {
    return birthDate().filter(date -> date.isAfter(day)).isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Insz insz && insz.digits.equals(digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  @Override
  public String toString() {
    return "INSZ ***********";
  }
}
