package org.belraihub.assessment;

import java.time.LocalDate;

import org.belraihub.request.Admitted;

/** What the team of a coordinated assessment has to do with its close; in the closing transaction, with the row locked. */
public interface TeamAtClose {

  /**
   * Every answer of a part was confirmed by the coordinator (R4.46).
   *
   * @throws org.belraihub.fault.RefusedException ANSWERS_NOT_CONFIRMED naming the items
   */
  void requireConfirmed(Assessment assessment);

  /** Parts end with the main assessment, invitations turn grey (R4.48); audited in the name of whoever closes. */
  void closed(Assessment assessment, Admitted<?> request, LocalDate today);
}
