package org.belraihub.instrument;

/** What an instrument is for (R3.01). */
public enum InstrumentKind {
  COMPREHENSIVE, SCREENER, SUPPLEMENT, SELF_REPORT
}
