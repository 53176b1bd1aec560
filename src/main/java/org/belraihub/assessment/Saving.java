package org.belraihub.assessment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.NoticeCode;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;

/** Saves answers of a draft, any number of times until it expires (R4.25), under a lease and against stale versions (R4.27). */
public class Saving {

  /**
   * What to save.
   *
   * @param reference assessment
   * @param modules   one or more modules
   * @param keepLease whether the sender goes on working
   */
  public record Save(ReferenceNumber reference, List<GivenModule> modules, boolean keepLease) {
  }

  /**
   * The answer.
   *
   * @param reference assessment
   * @param modules   all modules as they are now
   * @param notices   never blocking
   */
  public record Saved(String reference, List<ModuleProgress> modules, List<NoticeCode> notices) {
  }

  private final OwnDrafts own;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;

  Saving(OwnDrafts own, Drafting drafting, InstrumentChoice instruments, RequestDesk requests, AuditTrail audit) {
    this.own = own;
    this.drafting = drafting;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
  }

  /** Saves all modules of the request or none, once per request id. */
  public Saved save(Admitted<Save> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "SaveAnswers", Saved.class, () -> {
      Save command = request.command();
      Assessment assessment = own.lock(command.reference(), caller, LifeEvent.SAVE);
      DraftView draft = drafting.save(assessment.id(), instruments.of(assessment), Drafting.Guard.of(assessment.coordination()), caller,
          command.modules(), command.keepLease());
      audit.record(RequestDesk.event(AuditAction.ANSWERS_SAVED, caller, request.frame(),
              Map.of("modules", command.modules().stream().map(GivenModule::code).collect(Collectors.joining(","))))
          .about(assessment.person(), assessment.reference().text()));
      return new Saved(assessment.reference().text(), draft.modules(), request.facts().notices());
    }).answer();
  }
}
