package org.belraihub.sandbox.federal.wire;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.jws.WebService;
import org.belraihub.federal.wire.FederalAssessmentPort;
import org.belraihub.federal.wire.Refusal;
import org.belraihub.federal.wire.RefusalCode;
import org.belraihub.federal.wire.RefusalFault;
import org.belraihub.federal.wire.RegisterClosedAssessmentRequest;
import org.belraihub.federal.wire.RegisterClosedAssessmentResponse;
import org.belraihub.federal.wire.RevokeSharingRequest;
import org.belraihub.federal.wire.RevokeSharingResponse;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.federal.register.FederalLedger;
import org.belraihub.sandbox.federal.register.LedgerEntry;
import org.belraihub.sandbox.federal.register.Submission;

/** Answers the two operations of the federal contract from the ledger. */
@WebService(serviceName = "FederalAssessmentService", portName = "FederalAssessmentPort",
    targetNamespace = "urn:belraihub:federal:assessment:v1", endpointInterface = "org.belraihub.federal.wire.FederalAssessmentPort",
    wsdlLocation = "classpath:wsdl/federal-assessment-v1.wsdl")
public final class FederalServant implements FederalAssessmentPort {

  private final FederalLedger ledger;

  /** Answers from this ledger. */
  public FederalServant(FederalLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public RegisterClosedAssessmentResponse registerClosedAssessment(RegisterClosedAssessmentRequest request) throws RefusalFault {
    if (Insz.parse(request.getPerson().getInsz()).isEmpty()) {
      throw refusal(RefusalCode.CONTENT_INVALID, request.getReference(), "The national number has wrong check digits.");
    }
    var entry = entry(new Submission(request.getReference(), request.getSequence(), request.getContentDigest(), request.getInstrument(),
        request.getInstrumentVersion(), request.getOrganisation().getNihii(), request.getAnswers().getAnswer().size()));
    if (entry instanceof LedgerEntry.Registered registered) {
      return response(request, registered.fresh() ? "REGISTERED" : "ALREADY_REGISTERED", registered.registrationId(),
          registered.registeredAt());
    }
    throw entry instanceof LedgerEntry.Conflict
        ? refusal(RefusalCode.DUPLICATE_CONFLICT, request.getReference(), "Other content stands under this reference number.")
        : refusal(RefusalCode.VERSION_UNKNOWN, request.getReference(), "The instrument version is not loaded.");
  }

  private LedgerEntry entry(Submission submission) {
    try {
      return ledger.register(submission);
    } catch (SQLException e) {
      throw new IllegalStateException("the register is not available", e);
    }
  }

  @Override
  public RevokeSharingResponse revokeSharing(RevokeSharingRequest request) {
    try {
      var response = new RevokeSharingResponse();
      response.setReference(request.getReference());
      response.setSequence(request.getSequence());
      response.setStatus(ledger.revoke(request.getReference(), request.getSequence()) ? "REVOKED" : "SUPERSEDED");
      return response;
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
