package org.belraihub.scoring;

/** What a result is (R5.02, R5.03). */
public enum ScaleKind {
  /** Scale on functioning. */
  FUNCTIONING,
  /** Scale on risk. */
  RISK,
  /** Clinical Assessment Protocol; code 0 is not triggered. */
  CAP,
  /** Module score or total of the Screener. */
  SCREENER,
  /** A right decided by dated rules. */
  ENTITLEMENT,
  /** Resource utilisation group or its index. */
  CASE_MIX,
  /** A plain figure, such as age. */
  FIGURE,
  /** Whether a resident counts in a quality indicator: 1 in the numerator, 0 only in the denominator, -1 in neither. */
  INDICATOR
}
