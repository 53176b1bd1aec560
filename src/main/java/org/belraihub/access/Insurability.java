package org.belraihub.access;

/** What the member administration says of one person on one day. */
public sealed interface Insurability {

  /**
   * A member of a care fund.
   *
   * @param fund   180, 280, 380, 480, 580 or 680 (R6.13)
   * @param type   OFFICIEEL or ADMINISTRATIEF (R6.17)
   */
  record Insured(int fund, String type) implements Insurability {
  }

  /**
   * Known, and not a member.
   *
   * @param reason exclusion reason code of the source
   */
  record NotInsured(String reason) implements Insurability {
  }

  /** The source does not know the person: neither insured nor not. */
  record Unknown() implements Insurability {
  }
}
