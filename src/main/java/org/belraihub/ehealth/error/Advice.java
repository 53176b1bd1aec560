package org.belraihub.ehealth.error;

import java.util.Locale;

/** What to do about an error of the platform. */
public enum Advice {

  /** The token is unknown or lost: renew it once and ask once more (SOA-01001). */
  RENEW_TOKEN,
  /** The service is unwell: ask again later (SOA-00001, SOA-02002, failures of the sources behind it). */
  RETRY_LATER,
  /** Only another address can help (SOA-02001). */
  OTHER_ADDRESS,
  /** What was to be registered is there already. */
  ALREADY_SO,
  /** What was to be revoked is revoked already. */
  ALREADY_GONE,
  /** An answer in the form of an error: there is none. */
  NONE_FOUND,
  /** The same request fails again. */
  DO_NOT_RETRY;

  /** Whether the error speaks for an outage, not for a wrong request. */
  public boolean outage() {
    return this == RETRY_LATER || this == OTHER_ADDRESS;
  }

  static Advice ofCode(String code) {
    return switch (code) {
      case "SOA-01001" -> RENEW_TOKEN;
      case "SOA-00001", "SOA-02002", "TL.ACCESS.20", "TL.ACCESS.21", "TL.ACCESS.22" -> RETRY_LATER;
      case "SOA-02001" -> OTHER_ADDRESS;
      case "MH2.ACCESS.8", "TL.ACCESS.10" -> ALREADY_SO;
      case "TL.ACCESS.12" -> ALREADY_GONE;
      case "MH2.ACCESS.9", "TL.ACCESS.11" -> NONE_FOUND;
      default -> DO_NOT_RETRY;
    };
  }

  /** The wrapper code NIP.META.TlServiceBean means what its text says; both texts occur under it. */
  static Advice ofWrapperText(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("a valid therapeutic link exists")) {
      return ALREADY_SO;
    }
    return lower.contains("no therapeutic link found") ? NONE_FOUND : DO_NOT_RETRY;
  }
}
