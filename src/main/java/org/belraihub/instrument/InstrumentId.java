package org.belraihub.instrument;

/**
 * One version of one instrument.
 *
 * @param code    for example {@code BELRAI_HC}
 * @param version for example {@code 9.1}; compared as text, never ordered
 */
public record InstrumentId(String code, String version) {

  /** {@code BELRAI_HC@9.1}; {@link IllegalArgumentException} for any other form. */
  public static InstrumentId parse(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1) {
      throw new IllegalArgumentException("an instrument version is written CODE@VERSION");
    }
    return new InstrumentId(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return code + "@" + version;
  }
}
