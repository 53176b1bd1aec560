package org.belraihub.assessment;

/** What people do to an assessment. What time does to it follows from its dates: {@link LifeCycle#on}. */
enum LifeEvent {
  /** Answers, comments and marks are written. */
  SAVE,
  /** The team is put together: modules taken and given back, organisations invited, the coordination handed over. */
  ORGANISE,
  /** Deleted by hand. */
  DELETE,
  /** Submitted. */
  SUBMIT
}
