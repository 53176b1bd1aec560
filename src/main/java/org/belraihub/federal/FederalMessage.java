package org.belraihub.federal;

import java.time.Instant;

/**
 * A message to the federal side about an assessment after its first copy.
 *
 * @param kind     what it says
 * @param sequence its number among the messages about the assessment
 * @param causedAt when the hub learned of the change
 */
record FederalMessage(Kind kind, long sequence, Instant causedAt) {

  enum Kind {
    /** The consent was withdrawn: show it to nobody else any more. */
    REVOCATION,
    /** A new consent was given: the copy again, under a higher number. */
    COPY_AGAIN,
    /** An organisation of the other platform is invited, which needs consent as a copy does. */
    INVITATION,
    /** Anything else in a team across both platforms. */
    TEAM
  }
}
