package org.belraihub.sandbox.ehealth.register;

import java.util.Locale;

/**
 * How a service is odd until told otherwise or restarted.
 *
 * @param kind what it does
 * @param code which code it uses; empty where none is needed
 */
public record Oddity(Kind kind, String code) {

  /** Nothing odd. */
  public static final Oddity NONE = new Oddity(Kind.NONE, "");

  /** What it does. */
  public enum Kind {
    /** Works as it should. */
    NONE,
    /** A SOAP fault with this SOA code. */
    SOA_FAULT,
    /** A SOAP fault without the detail of the platform. */
    BARE_FAULT,
    /** An answer that is not complete, with this code. */
    INCOMPLETE,
    /** An answer to another request. */
    WRONG_ECHO
  }

  /** Reads what an operator asks for; {@link IllegalArgumentException} when it is unknown. */
  public static Oddity of(String kind, String code) {
    Kind known = Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    if ((known == Kind.SOA_FAULT || known == Kind.INCOMPLETE) && !code.matches("[A-Z0-9.-]{1,40}")) {
      throw new IllegalArgumentException(known + " needs a code");
    }
    return new Oddity(known, code);
  }
}
