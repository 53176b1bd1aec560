package org.belraihub.person;

import java.util.Optional;

/**
 * The number of an identity card: twelve digits of a Belgian eID, whose last two are the first ten modulo 97 (97 for 0), or the
 * number of a foreigner card of type E or F, {@code B 0123456 78} (R2.24). {@code toString} never shows the number.
 */
public final class CardNumber {

  private final String text;

  private CardNumber(String text) {
    this.text = text;
  }

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException when it is neither; the message does not contain the number
   */
  public static CardNumber of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a valid card number"));
  }

  /** Reads a number, empty when it is not one. */
  public static Optional<CardNumber> parse(String text) {
    if (text.matches("B \\d{7} \\d{2}")) {
      return Optional.of(new CardNumber(text));
    }
    if (!text.matches("\\d{12}")) {
      return Optional.empty();
    }
    long rest = Long.parseLong(text.substring(0, 10)) % 97;
    long check = rest == 0 ? 97 : rest;
    return check == Long.parseLong(text.substring(10)) ? Optional.of(new CardNumber(text)) : Optional.empty();
  }

  /** As it goes on the wire. */
  public String text() {
    return text;
  }

  /** Whether it is a foreigner card of type E or F. */
  public boolean isForeignerCard() {
    return text.charAt(0) == 'B';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardNumber card && card.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "card ************";
  }
}
