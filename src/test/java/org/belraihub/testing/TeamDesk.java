package org.belraihub.testing;

import java.util.List;
import java.util.Optional;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Module;
import org.belraihub.soap.team.wire.AboutAssessment;
import org.belraihub.soap.team.wire.AboutInvitation;
import org.belraihub.soap.team.wire.AcceptInvitationRequest;
import org.belraihub.soap.team.wire.CheckCandidatesRequest;
import org.belraihub.soap.team.wire.CheckCandidatesResponse;
import org.belraihub.soap.team.wire.ConfirmAnswersRequest;
import org.belraihub.soap.team.wire.GetPartResponse;
import org.belraihub.soap.team.wire.GetSuggestionsRequest;
import org.belraihub.soap.team.wire.GetSuggestionsResponse;
import org.belraihub.soap.team.wire.HubFault;
import org.belraihub.soap.team.wire.Invitation;
import org.belraihub.soap.team.wire.InviteOrganisationsRequest;
import org.belraihub.soap.team.wire.ListCoordinatedRequest;
import org.belraihub.soap.team.wire.ListInvitationsRequest;
import org.belraihub.soap.team.wire.Member;
import org.belraihub.soap.team.wire.PartProgress;
import org.belraihub.soap.team.wire.SavePartRequest;
import org.belraihub.soap.team.wire.Team;
import org.belraihub.soap.team.wire.TeamPort;
import org.belraihub.soap.team.wire.TransferCoordinationRequest;
import org.jspecify.annotations.Nullable;

/** Somebody who works in a team through the team contract. */
public final class TeamDesk {

  private final Desk desk;
  private final TeamPort port;

  /** A desk at the hub. */
  public TeamDesk(TestHub hub, Desk desk) {
    this.desk = desk;
    this.port = hub.port(TeamPort.class, "/team/v1", desk);
  }

  private interface Call<T> {
    T make() throws HubFault;
  }

  private static <T> T call(Call<T> call) throws RefusedByHubException {
    try {
      return call.make();
    } catch (HubFault fault) {
      throw new RefusedByHubException(fault.getFaultInfo().getCode(), fault);
    }
  }

  /** Invites an organisation for some modules, for all when none is named; its member of the team. */
  public Member invite(String reference, Desk whom, @Nullable String remark, String... modules) throws RefusedByHubException {
    var invitation = new InviteOrganisationsRequest.Invitation();
    invitation.setOrganisation(whom.organisation().digits());
    invitation.setRemark(remark);
    invitation.getModule().addAll(List.of(modules));
    if (modules.length == 0) {
      invitation.setAll(new InviteOrganisationsRequest.Invitation.All());
    }
    var request = new InviteOrganisationsRequest();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    request.getInvitation().add(invitation);
    var members = call(() -> port.inviteOrganisations(request)).getMember();
    return members.get(members.size() - 1);
  }

  /** Invites an organisation that works on the federal platform; the number of the invitation. */
  public String inviteThere(String reference, HcoNumber whom, String... modules) throws RefusedByHubException {
    var invitation = new InviteOrganisationsRequest.Invitation();
    invitation.setOrganisation(whom.digits());
    invitation.setPlatform("FEDERAL");
    invitation.getModule().addAll(List.of(modules));
    var request = new InviteOrganisationsRequest();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    request.getInvitation().add(invitation);
    var members = call(() -> port.inviteOrganisations(request)).getMember();
    return members.get(members.size() - 1).getReference();
  }

  /** Which organisations have a relation. */
  public CheckCandidatesResponse candidates(String reference, Desk... desks) throws RefusedByHubException {
    var request = new CheckCandidatesRequest();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    for (Desk candidate : desks) {
      request.getOrganisation().add(candidate.organisation().digits());
    }
    return call(() -> port.checkCandidates(request));
  }

  /** The team. */
  public Team team(String reference) throws RefusedByHubException {
    return call(() -> port.getTeam(about(reference)));
  }

  /** What the parts say. */
  public List<GetSuggestionsResponse.Item> suggestions(String reference) throws RefusedByHubException {
    var request = new GetSuggestionsRequest();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    return call(() -> port.getSuggestions(request)).getItem();
  }

  /** Confirms everything that parts say; the items still to be confirmed. */
  public List<String> confirmWhole(String reference, String... parts) throws RefusedByHubException {
    var request = new ConfirmAnswersRequest();
    for (String part : parts) {
      var whole = new ConfirmAnswersRequest.Part();
      whole.setReference(part);
      request.getPart().add(whole);
    }
    return confirm(reference, request);
  }

  /** Confirms one answer; the items still to be confirmed. */
  public List<String> confirm(String reference, String item, @Nullable String value) throws RefusedByHubException {
    var answer = new ConfirmAnswersRequest.Answer();
    answer.setItem(item);
    answer.setValue(value);
    var request = new ConfirmAnswersRequest();
    request.getAnswer().add(answer);
    return confirm(reference, request);
  }

  private List<String> confirm(String reference, ConfirmAnswersRequest request) throws RefusedByHubException {
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    return call(() -> port.confirmAnswers(request)).getUnconfirmedItem();
  }

  /** Hands the coordination over. */
  public void handOver(String reference, Desk to) throws RefusedByHubException {
    var request = new TransferCoordinationRequest();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    request.setProvider(to.user().digits());
    request.setOrganisation(to.organisation().digits());
    call(() -> port.transferCoordination(request));
  }

  /** Whether an assessment is among those that the caller coordinates. */
  public boolean coordinates(String reference) throws RefusedByHubException {
    var request = new ListCoordinatedRequest();
    request.setContext(DraftDesk.context(desk));
    request.setPageSize(200);
    return call(() -> port.listCoordinated(request)).getAssessment().stream().anyMatch(line -> line.getReference().equals(reference));
  }

  /** An invitation in the overview, if it is there. */
  public Optional<Invitation> listed(String invitation) throws RefusedByHubException {
    var request = new ListInvitationsRequest();
    request.setContext(DraftDesk.context(desk));
    request.setPageSize(200);
    return call(() -> port.listInvitations(request)).getInvitation().stream().filter(one -> one.getReference().equals(invitation)).findFirst();
  }

  /** Accepts. */
  public Invitation accept(String invitation) throws RefusedByHubException {
    var request = new AcceptInvitationRequest();
    request.setContext(DraftDesk.context(desk));
    request.setInvitation(invitation);
    request.setEmail("participant@example.org");
    request.setPhone("+32 470 12 34 56");
    return call(() -> port.acceptInvitation(request)).getInvitation();
  }

  /** Declines. */
  public void decline(String invitation) throws RefusedByHubException {
    call(() -> port.declineInvitation(on(invitation)));
  }

  /** Takes out of the overview. */
  public void remove(String invitation) throws RefusedByHubException {
    call(() -> port.removeInvitation(on(invitation)));
  }

  /** A part with its content. */
  public GetPartResponse part(String invitation) throws RefusedByHubException {
    return call(() -> port.getPart(on(invitation)));
  }

  /** Saves answers of one module of a part at its current version. */
  public PartProgress save(String invitation, String module, Answer... answers) throws RefusedByHubException {
    int version = part(invitation).getProgress().getModule().stream().filter(known -> known.getCode().equals(module)).findFirst()
        .map(Module::getVersion).orElse(0);
    return save(invitation, module, version, answers);
  }

  /** Saves answers of one module of a part at a version. */
  public PartProgress save(String invitation, String module, int version, Answer... answers) throws RefusedByHubException {
    var given = new SavePartRequest.Module();
    given.setCode(module);
    given.setVersion(version);
    given.getAnswer().addAll(List.of(answers));
    var request = new SavePartRequest();
    request.setContext(DraftDesk.context(desk));
    request.setInvitation(invitation);
    request.getModule().add(given);
    return call(() -> port.savePart(request));
  }

  /** Finishes a part. */
  public PartProgress submit(String invitation) throws RefusedByHubException {
    return call(() -> port.submitPart(on(invitation)));
  }

  /** References of the finished parts of a closed assessment. */
  public List<String> finished(String reference) throws RefusedByHubException {
    return call(() -> port.listFinishedParts(about(reference))).getInvitation().stream().map(Invitation::getReference).toList();
  }

  private AboutAssessment about(String reference) {
    var request = new AboutAssessment();
    request.setContext(DraftDesk.context(desk));
    request.setReference(reference);
    return request;
  }

  private AboutInvitation on(String invitation) {
    var request = new AboutInvitation();
    request.setContext(DraftDesk.context(desk));
    request.setInvitation(invitation);
    return request;
  }
}
