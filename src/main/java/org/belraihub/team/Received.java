package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as the invited organisation sees it (R4.39).
 *
 * @param reference     number of the invitation and its part
 * @param state         state of the invitation
 * @param part          state of its part, null until it is accepted
 * @param client        national number of the client
 * @param inviter       name of the coordinator who sent it
 * @param organisation  HCO number of the coordinator's organisation
 * @param instrument    instrument code
 * @param version       instrument version
 * @param modules       what the organisation is invited for
 * @param remark        optional
 * @param startDate     from when answers may come
 * @param referenceDate what the observations refer to
 * @param expiryDate    last day to accept and to fill in
 * @param participant   name of the colleague who accepted it
 */
public record Received(String reference, InvitationState state, @Nullable PartState part, String client, String inviter,
                       String organisation, String instrument, String version, List<String> modules, @Nullable String remark, LocalDate startDate,
                       LocalDate referenceDate, LocalDate expiryDate, @Nullable String participant) {

  static Received of(Invitation invitation, Words words, Assessment main, String client, LocalDate today) {
    return new Received(invitation.reference(), invitation.stateOn(today), invitation.partOn(today).orElse(null), client, words.inviter(),
        main.organisation(), main.instrument().code(), main.instrument().version(), invitation.modules(), words.remark(),
        main.dates().start(), main.dates().reference(), invitation.expiry(), words.participant());
  }

  @Override
  public String toString() {
    return "Received " + reference;
  }
}
