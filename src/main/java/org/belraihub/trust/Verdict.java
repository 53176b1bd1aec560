package org.belraihub.trust;

/** What is known of a certificate. */
public sealed interface Verdict {

  /** It leads to an authority, may sign, and was not revoked. */
  record Good() implements Verdict {
  }

  /**
   * It leads to an authority and may sign, but whether it was revoked could not be found out.
   *
   * @param why what did not answer
   */
  record Unchecked(String why) implements Verdict {
  }

  /**
   * It is not to be believed.
   *
   * @param why what is wrong
   */
  record Bad(String why) implements Verdict {
  }
}
