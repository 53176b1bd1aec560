package org.belraihub.instrument;

import java.util.Locale;
import java.util.Optional;

/** The four languages an assessment can be shown in (R3.20). */
public enum Language {
  NL, FR, DE, EN;

  /** By its lower-case ISO 639-1 code; empty for any other code, which the caller refuses. */
  public static Optional<Language> of(String code) {
    for (var language : values()) {
      if (language.code().equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** ISO 639-1, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
