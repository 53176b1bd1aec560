package org.belraihub.assessment;

import java.util.regex.Pattern;

/**
 * The unique number of an assessment, given at its creation and shown everywhere (referentienummer, R4.21).
 *
 * @param text one to forty letters, digits, points and hyphens
 */
public record ReferenceNumber(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.\\-]{1,40}");

  /** Checks the form; {@link IllegalArgumentException} otherwise. */
  public ReferenceNumber {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a reference number has 1 to 40 letters, digits, points and hyphens");
    }
  }

  /** The number of an assessment made here: {@code BR-}, ten digits, and two check digits modulo 97 against typing mistakes. */
  public static ReferenceNumber ofSequence(long sequence) {
    return new ReferenceNumber(String.format("BR-%010d-%02d", sequence, 97 - sequence % 97));
  }

  /** Whether it is the number of an invitation and its part assessment: that of the main one, a point and its place. */
  public boolean isPart() {
    return text.matches("BR-\\d{10}-\\d{2}\\.\\d+");
  }

  @Override
  public String toString() {
    return text;
  }
}
