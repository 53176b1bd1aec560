package org.belraihub.team;

import org.jspecify.annotations.Nullable;

/**
 * What an invitation says of people; sealed at rest.
 *
 * @param inviter     name of the coordinator who sent it
 * @param remark      remark to the invited organisation
 * @param participant name of the provider who accepted it
 * @param email       the participant's (R4.40)
 * @param phone       the participant's
 */
record Words(String inviter, @Nullable String remark, @Nullable String participant, @Nullable String email, @Nullable String phone) {

  Words accepted(String name, String mail, String number) {
    return new Words(inviter, remark, name, mail, number);
  }

  @Override
  public String toString() {
    return "Words";
  }
}
