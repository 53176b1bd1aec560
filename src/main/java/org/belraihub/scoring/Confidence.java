package org.belraihub.scoring;

/** How sure a rule is, as its source says. */
public enum Confidence {
  /** Rule, items and thresholds published and checked. */
  CERTAIN,
  /** Published rule with a project default where a threshold is open. */
  ASSUMPTION,
  /** Rule known, mapping or code numbers open. */
  UNCERTAIN
}
