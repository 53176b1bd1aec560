package org.belraihub.ebms.header;

/** Whom a header element is for. */
public enum Actor {
  /** The message service of the receiving party; what an absent actor means. */
  TO_PARTY,
  /** The next message service on the way. */
  NEXT_MSH
}
