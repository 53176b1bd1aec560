package org.belraihub.assessment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.AnswerProblem;
import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** Saves answers of a draft, any number of times until it expires (R4.25), under a lease and against stale versions (R4.27). */
public class Saving {

  /** How long a lease lasts unless a save renews it. */
  public static final Duration LEASE = Duration.ofMinutes(15);

  /**
   * Answers of one module.
   *
   * @param code    module code
   * @param version version that the sender last saw
   * @param answers answers; items that are not named stay as they are
   */
  public record GivenModule(String code, int version, List<GivenAnswer> answers) {
  }

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

  private final AssessmentStore store;
  private final DraftStore drafts;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Saving(AssessmentStore store, DraftStore drafts, InstrumentChoice instruments, RequestDesk requests, AuditTrail audit,
         BusinessClock business, SystemClock clock) {
    this.store = store;
    this.drafts = drafts;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** Saves all modules of the request or none, once per request id. */
  public Saved save(Admitted<Save> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "SaveAnswers", Saved.class, () -> {
      Save command = request.command();
      Assessment assessment = ownDraft(store, command.reference(), caller, business.today());
      InstrumentDefinition definition = instruments.of(assessment);
      Map<String, DraftModule> modules = drafts.modules(assessment.id());
      Instant now = clock.now();
      if (assessment.coordination() == Coordination.INDIVIDUAL) {
        modules.values().forEach(module -> refuseOtherLease(module, caller, now));
      }
      command.modules().forEach(given -> save(assessment, definition, modules, given, caller, now, command.keepLease()));
      DraftContent content = DraftContent.of(modules.values().stream().map(drafts::content).toList());
      refuseWrong(definition, content, command);
      audit.record(RequestDesk.event(AuditAction.ANSWERS_SAVED, caller, request.frame(),
              Map.of("modules", command.modules().stream().map(GivenModule::code).collect(Collectors.joining(","))))
          .about(assessment.person(), assessment.reference().text()));
      return new Saved(assessment.reference().text(), Progress.of(definition, modules, content, now), request.facts().notices());
    }).answer();
  }

  private void save(Assessment assessment, InstrumentDefinition definition, Map<String, DraftModule> modules, GivenModule given,
                    Caller caller, Instant now, boolean keepLease) {
    ModuleDefinition module = definition.module(given.code()).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "unknown module", List.of(given.code())));
    refuseForeignItems(module, given);
    DraftModule draft = drafts.orNew(modules, assessment.id(), given.code());
    refuseOtherLease(draft, caller, now);
    if (draft.version() != given.version()) {
      throw new RefusedException(FaultCode.DRAFT_LOCKED, "module " + given.code() + " has version " + draft.version(),
          List.of(given.code()));
    }
    drafts.save(draft, drafts.content(draft).with(given.answers()));
    if (keepLease) {
      draft.lease(caller, now, now.plus(LEASE));
    } else {
      draft.release();
    }
  }

  private static void refuseForeignItems(ModuleDefinition module, GivenModule given) {
    Set<String> items = module.items().stream().map(ItemDefinition::code).collect(Collectors.toSet());
    List<String> foreign = given.answers().stream().map(GivenAnswer::item)
        .filter(item -> !items.contains(item) && !item.equals(module.code()) && !item.equals(module.gate())).toList();
    if (!foreign.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "items that module " + module.code() + " does not have", foreign);
    }
  }

  private static void refuseOtherLease(DraftModule module, Caller caller, Instant now) {
    module.leaseOn(now).filter(lease -> lease.holder() != caller.provider()).ifPresent(lease -> {
      throw new RefusedException(FaultCode.DRAFT_LOCKED, "somebody else works on module " + module.module(),
          List.of(module.module(), lease.name(), lease.since().atZone(BelgianTime.ZONE).toOffsetDateTime().toString()));
    });
  }

  /** A wrong value is refused now, a missing one at the submission (R4.23). */
  private static void refuseWrong(InstrumentDefinition definition, DraftContent content, Save command) {
    Set<String> modules = command.modules().stream().map(GivenModule::code).collect(Collectors.toSet());
    List<String> wrong = AnswerValidator.validate(definition, content.answers()).wrong().stream()
        .filter(problem -> modules.contains(problem.module()) && problem.kind() != AnswerProblem.Kind.NOT_ASKED)
        .map(AnswerProblem::item).distinct().toList();
    if (!wrong.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "values that the items do not have", wrong);
    }
  }

  /** The draft to work on, locked; refused when unknown, another organisation's, closed, expired or not begun. */
  static Assessment ownDraft(AssessmentStore store, ReferenceNumber reference, Caller caller, LocalDate today) {
    Assessment assessment = store.lock(reference).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no assessment has this reference"));
    AccessPolicy.readingDraft(assessment.organisation().equals(caller.hco()));
    assessment.open(today);
    return assessment;
  }
}
