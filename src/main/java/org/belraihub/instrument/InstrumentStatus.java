package org.belraihub.instrument;

/** How far a definition can be relied on. */
public enum InstrumentStatus {
  /** As the official edition. */
  ACTIVE,
  /** Usable, but parts are not confirmed by the official edition; named as such in every list and result. */
  PROVISIONAL,
  /** Known by name so that federal assessments can be received, stored and shown (R3.03); answers are not checked. */
  RECEIVE_ONLY
}
