package org.belraihub.federal;

import java.time.LocalDate;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.organisation.HcoNumber;

/**
 * What happened to the main assessment, for the side of a participant.
 *
 * @param messageId       id of the message
 * @param reference       number of the participant's invitation
 * @param sequence        counts the changes told about the invitation from 1
 * @param kind            what happened
 * @param coordinator     HCO number of the coordinator's organisation now
 * @param coordinatorName who coordinates now
 * @param on              when
 */
public record TeamChange(String messageId, ReferenceNumber reference, long sequence, Kind kind, HcoNumber coordinator,
                         String coordinatorName, LocalDate on) implements SyncMessage {

  /** What happened. */
  public enum Kind {
    /** Closed, and with it every part (R4.48). */
    CLOSED,
    /** Somebody else coordinates it (R4.52). */
    HANDED_OVER
  }

  @Override
  public String toString() {
    return "TeamChange " + reference;
  }
}
