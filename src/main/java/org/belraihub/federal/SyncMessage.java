package org.belraihub.federal;

import org.belraihub.assessment.ReferenceNumber;

/** A message between the two platforms, the same in both directions. */
public sealed interface SyncMessage permits ClosedAssessmentCopy, SharingRevocation, CentralComputation, TeamInvitation, InvitationAnswer,
    PartReport, TeamChange {

  /** Given by the sender, the same at every send. */
  String messageId();

  /** Number of the assessment or invitation that it is about. */
  ReferenceNumber reference();
}
