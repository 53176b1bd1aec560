package org.belraihub.soap.team.wire;

import java.util.List;

import org.belraihub.assessment.Origin;
import org.belraihub.assessment.GivenModule;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.soap.assessment.wire.SharedForms;
import org.belraihub.team.Confirming;
import org.belraihub.team.Coordinating;
import org.belraihub.team.HandingOver;
import org.belraihub.team.Invitations;
import org.belraihub.team.Inviting;
import org.belraihub.team.Parts;

/** From the wire to commands. */
final class ToTeam {

  private ToTeam() {
  }

  static Inviting.Invite invite(InviteOrganisationsRequest wire) {
    return new Inviting.Invite(SharedForms.reference(wire.getReference()), wire.getInvitation().stream()
        .map(one -> new Inviting.Wanted(new HcoNumber(one.getOrganisation()), List.copyOf(one.getModule()), one.getRemark(),
            "FEDERAL".equals(one.getPlatform()) ? Origin.FEDERAL : Origin.FLEMISH)).toList());
  }

  static Inviting.Candidates candidates(CheckCandidatesRequest wire) {
    return new Inviting.Candidates(SharedForms.reference(wire.getReference()),
        wire.getOrganisation().stream().map(HcoNumber::new).toList());
  }

  static Coordinating.Look look(GetSuggestionsRequest wire) {
    return new Coordinating.Look(SharedForms.reference(wire.getReference()), wire.getPart());
  }

  static Confirming.Confirm confirm(ConfirmAnswersRequest wire) {
    return new Confirming.Confirm(SharedForms.reference(wire.getReference()),
        wire.getAnswer().stream().map(answer -> new Confirming.Answer(answer.getItem(), answer.getValue())).toList(),
        wire.getPart().stream().map(part -> new Confirming.Whole(part.getReference(), List.copyOf(part.getModule()))).toList());
  }

  static HandingOver.HandOver handOver(TransferCoordinationRequest wire) {
    return new HandingOver.HandOver(SharedForms.reference(wire.getReference()), SharedForms.insz(wire.getProvider()),
        new HcoNumber(wire.getOrganisation()));
  }

  static Coordinating.PageQuery page(ListCoordinatedRequest wire) {
    return new Coordinating.PageQuery(wire.getAfter() == null ? null : SharedForms.reference(wire.getAfter()), wire.getPageSize());
  }

  static Invitations.PageQuery page(ListInvitationsRequest wire) {
    return new Invitations.PageQuery(wire.getAfter(), wire.getPageSize(), Boolean.TRUE.equals(wire.isAcceptedOnly()));
  }

  static Invitations.Accept accept(AcceptInvitationRequest wire) {
    return new Invitations.Accept(wire.getInvitation(), wire.getEmail(), wire.getPhone());
  }

  static Parts.Save save(SavePartRequest wire) {
    return new Parts.Save(wire.getInvitation(), wire.getModule().stream()
        .map(module -> new GivenModule(module.getCode(), module.getVersion(), SharedForms.answers(module.getAnswer()))).toList(),
        Boolean.TRUE.equals(wire.isKeepLease()));
  }
}
