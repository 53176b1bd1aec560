package org.belraihub.federal;

import java.time.Instant;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * The invited organisation accepts or declines.
 *
 * @param messageId   id of the message
 * @param reference   number of the invitation
 * @param participant who accepted; null: it was declined
 * @param answeredAt  when
 */
public record InvitationAnswer(String messageId, ReferenceNumber reference, @Nullable Participant participant, Instant answeredAt)
    implements SyncMessage {

  /** Who accepted, with what the coordinator needs to reach the participant (R4.40). */
  public record Participant(Insz insz, String name, String email, String phone) {

    @Override
    public String toString() {
      return "Participant";
    }
  }
}
