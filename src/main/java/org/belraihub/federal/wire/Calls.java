package org.belraihub.federal.wire;

/** The operation of the contract that takes a request. */
public final class Calls {

  private Calls() {
  }

  /** Calls it; its answer. */
  public static Object make(FederalAssessmentPort port, Object request) throws RefusalFault {
    if (request instanceof RegisterClosedAssessmentRequest closed) {
      return port.registerClosedAssessment(closed);
    }
    if (request instanceof RevokeSharingRequest revoked) {
      return port.revokeSharing(revoked);
    }
    if (request instanceof ReportCentralResultsRequest computed) {
      return port.reportCentralResults(computed);
    }
    if (request instanceof SendInvitationRequest invitation) {
      return port.sendInvitation(invitation);
    }
    if (request instanceof AnswerInvitationRequest answer) {
      return port.answerInvitation(answer);
    }
    return request instanceof ReportPartRequest report ? port.reportPart(report) : port.reportTeam((ReportTeamRequest) request);
  }
}
