package org.belraihub.assessment;

/** Who works on an assessment (R4.20, R4.29). */
public enum Coordination {
  /** One assessor: Screener and Social Supplement. */
  INDIVIDUAL,
  /** Several colleagues of one organisation (zonder coördinator). */
  WITHOUT_COORDINATOR,
  /** Led by a coordinator, who may invite others (met coördinator). */
  WITH_COORDINATOR
}
