package org.belraihub.sandbox.federal.wire;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jws.WebService;
import org.belraihub.federal.Platforms;
import org.belraihub.federal.wire.Acknowledgment;
import org.belraihub.federal.wire.AnnounceVersionsRequest;
import org.belraihub.federal.wire.AnnounceVersionsResponse;
import org.belraihub.federal.wire.AnswerInvitationRequest;
import org.belraihub.federal.wire.FederalAssessmentPort;
import org.belraihub.federal.wire.FederalPayloads;
import org.belraihub.federal.wire.FromWire;
import org.belraihub.federal.wire.PullMessagesRequest;
import org.belraihub.federal.wire.PullMessagesResponse;
import org.belraihub.federal.wire.ReconcileRequest;
import org.belraihub.federal.wire.ReconcileResponse;
import org.belraihub.federal.wire.Refusal;
import org.belraihub.federal.wire.RefusalCode;
import org.belraihub.federal.wire.RefusalFault;
import org.belraihub.federal.wire.RegisterClosedAssessmentRequest;
import org.belraihub.federal.wire.RegisterClosedAssessmentResponse;
import org.belraihub.federal.wire.ReportCentralResultsRequest;
import org.belraihub.federal.wire.ReportPartRequest;
import org.belraihub.federal.wire.ReportTeamRequest;
import org.belraihub.federal.wire.RevokeSharingRequest;
import org.belraihub.federal.wire.RevokeSharingResponse;
import org.belraihub.federal.wire.SendInvitationRequest;
import org.belraihub.federal.wire.ToWire;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.federal.register.FederalBooks;
import org.belraihub.sandbox.federal.register.FederalLedger;
import org.belraihub.sandbox.federal.register.LedgerEntry;
import org.belraihub.sandbox.federal.register.Submission;
import org.belraihub.time.SystemClock;

/** Answers the federal contract from the ledger and the books. */
@WebService(serviceName = "FederalAssessmentService", portName = "FederalAssessmentPort",
    targetNamespace = "urn:belraihub:federal:assessment:v1", endpointInterface = "org.belraihub.federal.wire.FederalAssessmentPort",
    wsdlLocation = "classpath:wsdl/federal-assessment-v1.wsdl")
public final class FederalServant implements FederalAssessmentPort {

  private final FederalLedger ledger;
  private final FederalBooks books;
  private final SystemClock clock;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Answers from this ledger and these books. */
  public FederalServant(FederalLedger ledger, FederalBooks books, SystemClock clock) {
    this.ledger = ledger;
    this.books = books;
    this.clock = clock;
  }

  @Override
  public RegisterClosedAssessmentResponse registerClosedAssessment(RegisterClosedAssessmentRequest request) throws RefusalFault {
    if (Insz.parse(request.getPerson().getInsz()).isEmpty()) {
      throw refusal(RefusalCode.CONTENT_INVALID, request.getReference(), "The national number has wrong check digits.");
    }
    if (refused.contains(request.getPerson().getInsz())) {
      throw refusal(RefusalCode.SENDER_REFUSED, request.getReference(), "Nothing about this person is taken now.");
    }
    var entry = entry(new Submission(request.getReference(), request.getSequence(), request.getContentDigest(), request.getInstrument(),
        request.getInstrumentVersion(), request.getOrganisation().getNihii(), request.getAnswers().getAnswer().size(),
        request.getDates().getClosedAt().toInstant()));
    if (entry instanceof LedgerEntry.Registered registered) {
      return response(request, registered.fresh() ? "REGISTERED" : "ALREADY_REGISTERED", registered.registrationId(),
          registered.registeredAt());
    }
    throw entry instanceof LedgerEntry.Conflict
        ? refusal(RefusalCode.DUPLICATE_CONFLICT, request.getReference(), "Other content stands under this reference number.")
        : refusal(RefusalCode.VERSION_UNKNOWN, request.getReference(), "The instrument version is not loaded.");
  }

  /** From now on nothing about a person is taken, or it is again. */
  public void refuse(String insz, boolean refuse) {
    if (refuse) {
      refused.add(insz);
    } else {
      refused.remove(insz);
    }
  }

  private LedgerEntry entry(Submission submission) {
    return ask(() -> ledger.register(submission));
  }

  @Override
  public RevokeSharingResponse revokeSharing(RevokeSharingRequest request) {
    var response = new RevokeSharingResponse();
    response.setReference(request.getReference());
    response.setSequence(request.getSequence());
    response.setStatus(ask(() -> ledger.revoke(request.getReference(), request.getSequence())) ? "REVOKED" : "SUPERSEDED");
    return response;
  }

  @Override
  public Acknowledgment reportCentralResults(ReportCentralResultsRequest request) throws RefusalFault {
    throw refusal(RefusalCode.SENDER_REFUSED, request.getReference(), "Central results are made here.");
  }

  @Override
  public Acknowledgment sendInvitation(SendInvitationRequest request) {
    return told(request.getMessageId(), request.getInvitation(), 0, request);
  }

  @Override
  public Acknowledgment answerInvitation(AnswerInvitationRequest request) {
    return told(request.getMessageId(), request.getInvitation(), 0, request);
  }

  @Override
  public Acknowledgment reportPart(ReportPartRequest request) {
    return told(request.getMessageId(), request.getInvitation(), request.getSequence(), request);
  }

  @Override
  public Acknowledgment reportTeam(ReportTeamRequest request) {
    return told(request.getMessageId(), request.getInvitation(), request.getSequence(), request);
  }

  private Acknowledgment told(String messageId, String reference, long sequence, Object request) {
    var message = FromWire.message(request);
    var acknowledgment = new Acknowledgment();
    acknowledgment.setMessageId(messageId);
    acknowledgment.setOutcome(ask(() -> books.told(messageId, message.getClass().getSimpleName(), reference, sequence,
        HubCalls.text(message), clock.now())) ? "PROCESSED" : "DUPLICATE");
    return acknowledgment;
  }

  @Override
  public AnnounceVersionsResponse announceVersions(AnnounceVersionsRequest request) {
    var response = new AnnounceVersionsResponse();
    response.getVersion().addAll(request.getVersion());
    return response;
  }

  @Override
  public PullMessagesResponse pullMessages(PullMessagesRequest request) {
    long after = request.getAfter() == null ? 0 : Long.parseLong(request.getAfter());
    List<FederalBooks.Letter> letters = ask(() -> books.after(after, request.getLimit() + 1));
    var response = new PullMessagesResponse();
    response.setCursor(request.getAfter());
    letters.stream().limit(request.getLimit()).forEach(letter -> {
      var message = new PullMessagesResponse.Message();
      message.setAny(FederalPayloads.request(letter.payload().getBytes(StandardCharsets.UTF_8)));
      response.getMessage().add(message);
      response.setCursor(Long.toString(letter.position()));
    });
    response.setMore(letters.size() > request.getLimit());
    return response;
  }

  @Override
  public ReconcileResponse reconcile(ReconcileRequest request) {
    return ToWire.days(ask(() -> books.days(Platforms.FEDERAL.equals(request.getOriginPlatform()), request.getFrom(), request.getTo(),
        request.isEntries())));
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new IllegalStateException("the register is not available", e);
    }
  }

  private static RegisterClosedAssessmentResponse response(
      RegisterClosedAssessmentRequest request, String status, String registrationId, Instant registeredAt) {
    var response = new RegisterClosedAssessmentResponse();
    response.setReference(request.getReference());
    response.setSequence(request.getSequence());
    response.setStatus(status);
    response.setRegistrationId(registrationId);
    response.setRegisteredAt(registeredAt.atOffset(ZoneOffset.UTC));
    return response;
  }

  private static RefusalFault refusal(RefusalCode code, String reference, String text) {
    var refusal = new Refusal();
    refusal.setCode(code);
    refusal.setReference(reference);
    refusal.setText(text);
    return new RefusalFault(text, refusal);
  }
}
