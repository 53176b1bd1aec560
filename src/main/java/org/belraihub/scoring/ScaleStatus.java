package org.belraihub.scoring;

/** How far a definition can be relied on; a result is only as good as the worst definition it used. */
public enum ScaleStatus {
  ACTIVE,
  /** Computed, but thresholds, mapping or table are not confirmed; yields nothing billed on a server unless the operator names it. */
  PROVISIONAL,
  /** Known to exist, its tables are missing; computed only after the operator fills it by file. */
  DISABLED
}
