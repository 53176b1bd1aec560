package org.belraihub.soap.team.wire;

import org.belraihub.soap.assessment.wire.SharedForms;
import org.belraihub.team.Confirming;
import org.belraihub.team.Coordinating;
import org.belraihub.team.HandingOver;
import org.belraihub.team.Invitations;
import org.belraihub.team.Inviting;
import org.belraihub.team.Parts;
import org.belraihub.team.Received;
import org.jspecify.annotations.Nullable;

/** From answers of the domain to the wire. */
final class FromTeam {

  private FromTeam() {
  }

  static Team team(org.belraihub.team.Team team) {
    var wire = new Team();
    wire.setAssessment(SharedForms.summary(team.main()));
    wire.setCoordinator(team.coordinator());
    wire.setPercent(team.percent());
    wire.getUnconfirmedItem().addAll(team.unconfirmed());
    team.members().forEach(member -> wire.getMember().add(member(member)));
    return wire;
  }

  private static Member member(org.belraihub.team.Team.Member member) {
    var wire = new Member();
    wire.setReference(member.reference());
    wire.setOrganisation(member.organisation());
    wire.getModule().addAll(member.modules());
    wire.setRemark(member.remark());
    wire.setState(InvitationState.valueOf(member.state().name()));
    wire.setPart(part(member.part()));
    wire.setExpiryDate(SharedForms.date(member.expiry()));
    wire.setParticipant(member.participant());
    wire.setEmail(member.email());
    wire.setPhone(member.phone());
    wire.setPercentOfAssigned(member.ofAssigned());
    wire.setPercentOfWhole(member.ofWhole());
    return wire;
  }

  private static @Nullable PartState part(org.belraihub.team.@Nullable PartState state) {
    return state == null ? null : PartState.valueOf(state.name());
  }

  static CheckCandidatesResponse candidates(Inviting.Offered offered) {
    var wire = new CheckCandidatesResponse();
    offered.candidates().forEach(candidate -> {
      var one = new CheckCandidatesResponse.Candidate();
      one.setOrganisation(candidate.organisation().digits());
      one.setName(candidate.name());
      one.setRelation(candidate.relation().holds() ? Boolean.TRUE : candidate.relation().lacks() ? Boolean.FALSE : null);
      wire.getCandidate().add(one);
    });
    return wire;
  }

  static GetSuggestionsResponse suggestions(Coordinating.View view) {
    var wire = new GetSuggestionsResponse();
    view.items().forEach(item -> {
      var one = new GetSuggestionsResponse.Item();
      one.setCode(item.code());
      one.setValue(item.answer());
      one.setConfirmed(item.confirmed());
      item.said().forEach(said -> {
        var word = new GetSuggestionsResponse.Item.Said();
        word.setPart(said.part());
        word.setParticipant(said.participant());
        word.setValue(said.value());
        word.setUnderConsideration(said.underConsideration());
        word.setComment(said.comment());
        one.getSaid().add(word);
      });
      wire.getItem().add(one);
    });
    return wire;
  }

  static ConfirmAnswersResponse confirmed(Confirming.Confirmed confirmed) {
    var wire = new ConfirmAnswersResponse();
    wire.setReference(confirmed.reference());
    wire.getUnconfirmedItem().addAll(confirmed.unconfirmed());
    wire.getModule().addAll(SharedForms.modules(confirmed.modules()));
    return wire;
  }

  static TransferCoordinationResponse handedOver(HandingOver.HandedOver handedOver) {
    var wire = new TransferCoordinationResponse();
    wire.setReference(handedOver.reference());
    wire.setOrganisation(handedOver.organisation());
    return wire;
  }

  static ListCoordinatedResponse coordinated(Coordinating.Page page) {
    var wire = new ListCoordinatedResponse();
    page.lines().forEach(line -> wire.getAssessment().add(SharedForms.summary(line)));
    page.next().ifPresent(wire::setNext);
    return wire;
  }

  static ListInvitationsResponse page(Invitations.Page page) {
    var wire = new ListInvitationsResponse();
    page.lines().forEach(line -> wire.getInvitation().add(invitation(line)));
    page.next().ifPresent(wire::setNext);
    return wire;
  }

  static InvitationAnswer answer(Received received) {
    var wire = new InvitationAnswer();
    wire.setInvitation(invitation(received));
    return wire;
  }

  private static Invitation invitation(Received received) {
    var wire = new Invitation();
    wire.setReference(received.reference());
    wire.setState(InvitationState.valueOf(received.state().name()));
    wire.setPart(part(received.part()));
    wire.setClient(received.client());
    received.clientName().ifPresent(name -> {
      wire.setClientFamilyName(name.family());
      name.first().ifPresent(wire::setClientFirstName);
    });
    wire.setInviter(received.inviter());
    wire.setOrganisation(received.organisation());
    wire.setInstrument(received.instrument());
    wire.setInstrumentVersion(received.version());
    wire.getModule().addAll(received.modules());
    wire.setRemark(received.remark());
    wire.setStartDate(SharedForms.date(received.startDate()));
    wire.setReferenceDate(SharedForms.date(received.referenceDate()));
    wire.setExpiryDate(SharedForms.date(received.expiryDate()));
    wire.setParticipant(received.participant());
    return wire;
  }

  static GetPartResponse part(Parts.View view) {
    var wire = new GetPartResponse();
    wire.setProgress(progress(view.progress()));
    wire.setAnswers(SharedForms.answers(view.content()));
    view.mainComments().forEach((code, comment) -> {
      var one = new GetPartResponse.MainComment();
      one.setCode(code);
      one.setValue(comment);
      wire.getMainComment().add(one);
    });
    return wire;
  }

  static PartProgress progress(Parts.Progress progress) {
    var wire = new PartProgress();
    wire.setInvitation(invitation(progress.part()));
    wire.getModule().addAll(SharedForms.modules(progress.modules()));
    wire.setPercentOfAssigned(progress.ofAssigned());
    wire.setPercentOfWhole(progress.ofWhole());
    wire.getNotice().addAll(SharedForms.notices(progress.notices()));
    return wire;
  }

  static ListFinishedPartsResponse finished(Parts.Finished finished) {
    var wire = new ListFinishedPartsResponse();
    finished.parts().forEach(part -> wire.getInvitation().add(invitation(part)));
    return wire;
  }
}
