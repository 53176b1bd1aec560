package org.belraihub.assessment;

import java.time.LocalDate;

/** What the team of a coordinated assessment has to do with its close; in the closing transaction, with the row locked. */
public interface TeamAtClose {

  /**
   * Every answer of a part was confirmed by the coordinator (R4.46).
   *
   * @throws org.belraihub.fault.RefusedException ANSWERS_NOT_CONFIRMED naming the items
   */
  void requireConfirmed(Assessment assessment);

  /** Parts end with the main assessment, invitations turn grey (R4.48). */
  void closed(Assessment assessment, LocalDate today);
}
