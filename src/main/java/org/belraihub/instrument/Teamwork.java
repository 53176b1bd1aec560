package org.belraihub.instrument;

/** Whether one person answers an assessment or a team does (R4.20). */
public enum Teamwork {
  INDIVIDUAL, MULTIDISCIPLINARY
}
