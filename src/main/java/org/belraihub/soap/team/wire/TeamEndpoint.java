package org.belraihub.soap.team.wire;

import org.belraihub.soap.Contract;
import org.belraihub.soap.assessment.wire.SharedForms;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.team.Confirming;
import org.belraihub.team.Coordinating;
import org.belraihub.team.HandingOver;
import org.belraihub.team.Invitations;
import org.belraihub.team.Inviting;
import org.belraihub.team.Parts;
import org.belraihub.team.Received;
import org.jspecify.annotations.Nullable;

/** The contract {@code team-v1.wsdl}: translates and hands over to the routes. */
public final class TeamEndpoint implements TeamPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/team-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint on the common edge. */
  public TeamEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/team-v1.wsdl", TeamService.class);
  }

  @Override
  public Team inviteOrganisations(InviteOrganisationsRequest request) {
    return FromTeam.team(handle(request.getContext(), ToTeam.invite(request), request.getReference(), "invite-organisations",
        org.belraihub.team.Team.class));
  }

  @Override
  public CheckCandidatesResponse checkCandidates(CheckCandidatesRequest request) {
    return FromTeam.candidates(handle(request.getContext(), ToTeam.candidates(request), request.getReference(), "check-candidates",
        Inviting.Offered.class));
  }

  @Override
  public Team getTeam(AboutAssessment request) {
    return FromTeam.team(handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(), "get-team",
        org.belraihub.team.Team.class));
  }

  @Override
  public GetSuggestionsResponse getSuggestions(GetSuggestionsRequest request) {
    return FromTeam.suggestions(handle(request.getContext(), ToTeam.look(request), request.getReference(), "get-suggestions",
        Coordinating.View.class));
  }

  @Override
  public ConfirmAnswersResponse confirmAnswers(ConfirmAnswersRequest request) {
    return FromTeam.confirmed(handle(request.getContext(), ToTeam.confirm(request), request.getReference(), "confirm-answers",
        Confirming.Confirmed.class));
  }

  @Override
  public TransferCoordinationResponse transferCoordination(TransferCoordinationRequest request) {
    return FromTeam.handedOver(handle(request.getContext(), ToTeam.handOver(request), request.getReference(), "transfer-coordination",
        HandingOver.HandedOver.class));
  }

  @Override
  public ListCoordinatedResponse listCoordinated(ListCoordinatedRequest request) {
    return FromTeam.coordinated(handle(request.getContext(), ToTeam.page(request), null, "list-coordinated", Coordinating.Page.class));
  }

  @Override
  public ListInvitationsResponse listInvitations(ListInvitationsRequest request) {
    return FromTeam.page(handle(request.getContext(), ToTeam.page(request), null, "list-invitations", Invitations.Page.class));
  }

  @Override
  public InvitationAnswer acceptInvitation(AcceptInvitationRequest request) {
    return FromTeam.answer(handle(request.getContext(), ToTeam.accept(request), request.getInvitation(), "accept-invitation",
        Received.class));
  }

  @Override
  public InvitationAnswer declineInvitation(AboutInvitation request) {
    return FromTeam.answer(handle(request.getContext(), request.getInvitation(), request.getInvitation(), "decline-invitation",
        Received.class));
  }

  @Override
  public InvitationAnswer removeInvitation(AboutInvitation request) {
    return FromTeam.answer(handle(request.getContext(), request.getInvitation(), request.getInvitation(), "remove-invitation",
        Received.class));
  }

  @Override
  public GetPartResponse getPart(AboutInvitation request) {
    return FromTeam.part(handle(request.getContext(), request.getInvitation(), request.getInvitation(), "get-part", Parts.View.class));
  }

  @Override
  public PartProgress savePart(SavePartRequest request) {
    return FromTeam.progress(handle(request.getContext(), ToTeam.save(request), request.getInvitation(), "save-part",
        Parts.Progress.class));
  }

  @Override
  public PartProgress submitPart(AboutInvitation request) {
    return FromTeam.progress(handle(request.getContext(), request.getInvitation(), request.getInvitation(), "submit-part",
        Parts.Progress.class));
  }

  @Override
  public ListFinishedPartsResponse listFinishedParts(AboutAssessment request) {
    return FromTeam.finished(handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(),
        "list-finished-parts", Parts.Finished.class));
  }

  private <C, A> A handle(RequestContext context, C command, @Nullable String reference, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, reference, route, answer);
  }
}
