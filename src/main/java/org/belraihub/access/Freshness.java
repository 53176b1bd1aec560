package org.belraihub.access;

/** How old an answer of an authentic source may be (requirement D6). */
public enum Freshness {
  /** An answer no older than the configured age for its kind counts as asked now. */
  RECENT_ALLOWED,
  /** Ask again: releases of held messages and first sends across organisations. */
  ASK_AGAIN
}
