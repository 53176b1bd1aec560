package org.belraihub.fault;

/** Notices inform and never block (requirements catalogue, section 0). The texts are in {@link FaultTexts}. */
public enum NoticeCode {

  N_NO_CARE_RELATION,
  N_NO_CONSENT,
  N_IN_PROGRESS,
  N_STARTED,
  N_SUBMITTED,
  N_URGENT_TASKS,
  N_NEW_ASSESSMENT,
  /** A source did not answer in time; nothing is assumed from it. */
  N_SOURCE_UNAVAILABLE
}
