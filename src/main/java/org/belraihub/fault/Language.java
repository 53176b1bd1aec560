package org.belraihub.fault;

import java.util.Locale;

/** The languages of texts for senders (R11.10). */
public enum Language {

  NL, FR, DE, EN;

  /** The tag of {@code xml:lang}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
