package org.belraihub.instrument;

/** What an answer looks like on the wire. */
public enum ItemType {
  /** A code of the item's list. */
  CODED,
  /** A whole number, digits only. */
  INTEGER,
  /** A number with a point. */
  DECIMAL,
  /** ISO 8601, for example 2025-08-31. */
  DATE,
  /** Free text up to the item's length. */
  TEXT;

  /** Whether no answer of this kind can name anybody: codes and numbers, neither texts nor dates (R9.11, R9.12). */
  public boolean isImpersonal() {
    return this == CODED || this == INTEGER || this == DECIMAL;
  }
}
