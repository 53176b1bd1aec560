package org.belraihub.instrument;

/** How the content of a position in an official edition is known. */
public enum Knowledge {
  /** Read in a Belgian source. */
  VERIFIED,
  /** Published for the interRAI suite, not seen in the Belgian edition. */
  PUBLISHED,
  /** The position exists, its content is not known: nothing can be answered there. */
  UNKNOWN
}
