package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What the coordinator sees of the team (R4.44).
 *
 * @param main        main assessment
 * @param coordinator name
 * @param percent     how much all parts together have filled in of the whole
 * @param unconfirmed items of which a part has an answer that the coordinator has not confirmed (R4.46)
 * @param members     one per invitation, in the order in which they were sent
 */
public record Team(Summary main, String coordinator, int percent, List<String> unconfirmed, List<Member> members) {

  /**
   * An invited organisation.
   *
   * @param reference    number of the invitation and its part
   * @param organisation HCO number
   * @param modules      what it was invited for
   * @param state        state of the invitation
   * @param part         state of its part, null until it is accepted
   * @param expiry       last day to accept, and to fill in
   * @param remark       as it was sent
   * @param participant  name of the provider who accepted
   * @param email        the participant's
   * @param phone        the participant's
   * @param ofAssigned   percent filled in of its own modules
   * @param ofWhole      percent that this is of the whole
   */
  public record Member(String reference, String organisation, List<String> modules, InvitationState state, @Nullable PartState part,
                       LocalDate expiry, @Nullable String remark, @Nullable String participant, @Nullable String email,
                       @Nullable String phone, int ofAssigned, int ofWhole) {

    @Override
    public String toString() {
      return "Member " + reference;
    }
  }

  @Override
  public String toString() {
    return "Team of " + main;
  }
}
