package org.belraihub.federal.wire;

import java.time.Instant;
import java.time.ZoneOffset;

import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.SyncMessage;
import org.belraihub.federal.inbound.Arrival;
import org.belraihub.federal.inbound.Asked;
import org.belraihub.federal.inbound.HeldHere;
import org.belraihub.federal.inbound.MessagesForFederal;
import org.belraihub.federal.inbound.Unreadable;
import org.belraihub.request.ReplayedException;
import org.belraihub.soap.Contract;
import org.belraihub.soap.SignedExchange;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.NullMarked;

/** The contract {@code federal-assessment-v1.wsdl} as the hub offers it to the federal platform: translates and hands over to the routes. */
@NullMarked
public final class FederalEndpoint implements FederalAssessmentPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/federal-assessment-v1.xsd";

  private final RouteCalls routes;

  /** An endpoint that hands over to routes. */
  public FederalEndpoint(RouteCalls routes) {
    this.routes = routes;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/federal-assessment-v1.wsdl", FederalAssessmentService.class);
  }

  @Override
  public RegisterClosedAssessmentResponse registerClosedAssessment(RegisterClosedAssessmentRequest request) throws RefusalFault {
    FederalOutcome outcome = taken(request, request.getReference());
    var response = new RegisterClosedAssessmentResponse();
    response.setReference(request.getReference());
    response.setSequence(request.getSequence());
    if (outcome instanceof FederalOutcome.Registered registered) {
      answer(response, "REGISTERED", registered.registrationId(), registered.registeredAt());
    } else if (outcome instanceof FederalOutcome.AlreadyRegistered registered) {
      answer(response, "ALREADY_REGISTERED", registered.registrationId(), registered.registeredAt());
    } else {
      answer(response, "PARKED", "parked", SignedExchange.current().created());
    }
    return response;
  }

  private static void answer(RegisterClosedAssessmentResponse response, String status, String registration, Instant at) {
    response.setStatus(status);
    response.setRegistrationId(registration);
    response.setRegisteredAt(at.atOffset(ZoneOffset.UTC));
  }

  @Override
  public RevokeSharingResponse revokeSharing(RevokeSharingRequest request) throws RefusalFault {
    var response = new RevokeSharingResponse();
    response.setReference(request.getReference());
    response.setSequence(request.getSequence());
    response.setStatus(taken(request, request.getReference()) instanceof FederalOutcome.SharingRevoked ? "REVOKED" : "SUPERSEDED");
    return response;
  }

  @Override
  public Acknowledgment reportCentralResults(ReportCentralResultsRequest request) throws RefusalFault {
    return acknowledged(request, request.getMessageId(), request.getReference());
  }

  @Override
  public Acknowledgment sendInvitation(SendInvitationRequest request) throws RefusalFault {
    return acknowledged(request, request.getMessageId(), request.getInvitation());
  }

  @Override
  public Acknowledgment answerInvitation(AnswerInvitationRequest request) throws RefusalFault {
    return acknowledged(request, request.getMessageId(), request.getInvitation());
  }

  @Override
  public Acknowledgment reportPart(ReportPartRequest request) throws RefusalFault {
    return acknowledged(request, request.getMessageId(), request.getInvitation());
  }

  @Override
  public Acknowledgment reportTeam(ReportTeamRequest request) throws RefusalFault {
    return acknowledged(request, request.getMessageId(), request.getInvitation());
  }

  private Acknowledgment acknowledged(Object request, String messageId, String reference) throws RefusalFault {
    var acknowledgment = new Acknowledgment();
    acknowledgment.setMessageId(messageId);
    acknowledgment.setOutcome(((FederalOutcome.Acknowledged) taken(request, reference)).receipt().name());
    return acknowledgment;
  }

  @Override
  public AnnounceVersionsResponse announceVersions(AnnounceVersionsRequest request) {
    var known = routed("federal-versions", asked(new HeldHere.Versions(FromWire.versions(request.getVersion()))), HeldHere.Versions.class);
    var response = new AnnounceVersionsResponse();
    response.getVersion().addAll(ToWire.versions(known.known()));
    return response;
  }

  @Override
  public PullMessagesResponse pullMessages(PullMessagesRequest request) {
    var page = routed("federal-pulled", asked(new MessagesForFederal.Question(request.getAfter(), request.getLimit())),
        MessagesForFederal.Page.class);
    var response = new PullMessagesResponse();
    page.payloads().forEach(payload -> {
      var message = new PullMessagesResponse.Message();
      message.setAny(FederalPayloads.request(payload));
      response.getMessage().add(message);
    });
    response.setCursor(page.cursor());
    response.setMore(page.more());
    return response;
  }

  @Override
  public ReconcileResponse reconcile(ReconcileRequest request) {
    var question = new HeldHere.Question(request.getOriginPlatform(), request.getFrom(), request.getTo(), request.isEntries());
    return ToWire.days(routed("federal-reconcile", asked(question), HeldHere.Days.class).days());
  }

  private FederalOutcome taken(Object request, String reference) throws RefusalFault {
    FederalOutcome outcome = outcome(request);
    if (outcome instanceof FederalOutcome.Refused refused) {
      throw refusal(RefusalCode.fromValue(refused.code().name()), reference, refused.text());
    }
    return outcome;
  }

  private FederalOutcome outcome(Object request) {
    SyncMessage message;
    try {
      message = FromWire.message(request);
    } catch (IllegalArgumentException e) {
      var unusable = PulledPage.unusable(FederalPayloads.tree(request), String.valueOf(e.getMessage()));
      return routed("federal-unreadable", new Unreadable(unusable, RequestEdge.frame(SignedExchange.correlationId(), SignedExchange.current())),
          FederalOutcome.class);
    }
    return routed("federal-in", new Arrival(message, RequestEdge.frame(message.messageId(), SignedExchange.current())), FederalOutcome.class);
  }

  /** What is only asked has no id of its own; its message is guarded against replay like every other. */
  private static <Q> Asked<Q> asked(Q question) {
    return new Asked<>(RequestEdge.frame(SignedExchange.correlationId(), SignedExchange.current()), question);
  }

  private <A> A routed(String route, Object body, Class<A> answer) {
    SignedMessage message = SignedExchange.current();
    try {
      return routes.call(route, body, answer);
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  private static RefusalFault refusal(RefusalCode code, String reference, String text) {
    var refusal = new Refusal();
    refusal.setCode(code);
    refusal.setReference(reference);
    refusal.setText(text);
    return new RefusalFault(text, refusal);
  }
}
