package org.belraihub.sandbox.ehealth.register;

import java.util.Locale;

/** How the security token service is odd until told otherwise or restarted. */
public enum StsOddity {
  /** Works as it should. */
  NONE,
  /** Answers that it cannot help just now (SOA-02002). */
  UNWELL,
  /** Denies the request. */
  DENIED,
  /** Certifies that nothing is so. */
  CERTIFIED_FALSE,
  /** Issues tokens that ended already. */
  EXPIRED_TOKEN,
  /** Issues tokens that somebody else signed. */
  WRONG_SIGNATURE,
  /** Issues tokens for another key. */
  OTHER_KEY,
  /** Answers to another request. */
  WRONG_ECHO,
  /** Answers with two tokens. */
  TWO_TOKENS;

  /** Reads what an operator asks for; {@link IllegalArgumentException} when it is unknown. */
  public static StsOddity of(String kind) {
    return valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
