package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.assessment.Assessment;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as the invited organisation sees it (R4.39).
 *
 * @param reference     number of the invitation and its part
 * @param state         state of the invitation
 * @param part          state of its part, null until it is accepted
 * @param client        national number of the client
 * @param clientName    the client's name; not asked for while it is stored, and empty when the register is silent
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
public record Received(String reference, InvitationState state, @Nullable PartState part, String client,
                       Optional<PersonName> clientName, String inviter,
                       String organisation, String instrument, String version, List<String> modules, @Nullable String remark, LocalDate startDate,
                       LocalDate referenceDate, LocalDate expiryDate, @Nullable String participant) {

  static Received of(Invitation invitation, Words words, Assessment main, String client, LocalDate today) {
    return new Received(invitation.reference(), invitation.stateOn(today), invitation.partOn(today).orElse(null), client,
        Optional.empty(), words.inviter(),
        main.organisation(), main.instrument().code(), main.instrument().version(), invitation.modules(), words.remark(),
        main.dates().start(), main.dates().reference(), invitation.expiry(), words.participant());
  }

  /** With the client's name, where it is known. */
  Received named(Map<Insz, PersonName> names) {
    return new Received(reference, state, part, client, Optional.ofNullable(names.get(Insz.of(client))), inviter, organisation, instrument, version,
        modules, remark, startDate, referenceDate, expiryDate, participant);
  }

  @Override
  public String toString() {
    return "Received " + reference;
  }
}
