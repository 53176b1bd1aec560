package org.belraihub.assessment;

import java.util.Map;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;

/** Deletes an individual draft by hand (T19, R4.26): its content is gone, its reference number is never given again. */
public class Deleting {

  /**
   * The answer.
   *
   * @param reference what was deleted
   */
  public record Deleted(String reference) {
  }

  private final OwnDrafts own;
  private final Drafting drafting;
  private final RequestDesk requests;
  private final AuditTrail audit;

  Deleting(OwnDrafts own, Drafting drafting, RequestDesk requests, AuditTrail audit) {
    this.own = own;
    this.drafting = drafting;
    this.requests = requests;
    this.audit = audit;
  }

  /** Deletes, once per request id; refused while somebody else works on it (R4.27). */
  public Deleted delete(Admitted<ReferenceNumber> request) {
    Caller caller = request.caller();
    AccessPolicy.deletion(caller);
    return requests.change(caller, request.frame(), "DeleteAssessment", Deleted.class, () -> {
      Assessment assessment = own.lockToDelete(request.command(), caller);
      drafting.refuseInUse(assessment.id(), caller);
      drafting.remove(assessment.id());
      audit.record(RequestDesk.event(AuditAction.ASSESSMENT_DELETED, caller, request.frame(), Map.of())
          .about(assessment.person(), assessment.reference().text()));
      return new Deleted(assessment.reference().text());
    }).answer();
  }
}
