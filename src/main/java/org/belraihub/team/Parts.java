package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DraftContent;
import org.belraihub.assessment.DraftView;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.ModuleProgress;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** The part assessments (deelinschalingen) of the invited organisations: filled in, finished, and reachable afterwards (R4.49, R4.50). */
public class Parts {

  /**
   * What to save.
   *
   * @param reference part
   * @param modules   one or more of its modules
   * @param keepLease whether the sender goes on working
   */
  public record Save(String reference, List<GivenModule> modules, boolean keepLease) {
  }

  /**
   * How far a part is.
   *
   * @param part       head
   * @param modules    its modules
   * @param ofAssigned percent filled in of its modules
   * @param ofWhole    percent that this is of the whole
   * @param notices    never blocking
   */
  public record Progress(Received part, List<ModuleProgress> modules, int ofAssigned, int ofWhole, List<NoticeCode> notices) {
  }

  /**
   * A part with its content.
   *
   * @param progress     how far it is
   * @param content      what it holds; comments are those of the own organisation
   * @param mainComments comments of the main assessment while that is open (R3.17)
   */
  public record View(Progress progress, DraftContent content, Map<String, String> mainComments) {
  }

  /**
   * Parts of a closed assessment.
   *
   * @param parts finished ones of the caller's organisation
   */
  public record Finished(List<Received> parts) {
  }

  private final InvitationDesk desk;
  private final TeamStore store;
  private final OtherPlatform other;
  private final OwnDrafts own;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Parts(InvitationDesk desk, TeamStore store, OtherPlatform other, OwnDrafts own, Drafting drafting, InstrumentChoice instruments, RequestDesk requests,
        AuditTrail audit, BusinessClock business, SystemClock clock) {
    this.desk = desk;
    this.store = store;
    this.other = other;
    this.own = own;
    this.drafting = drafting;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** Asks the relation. */
  public Admitted<String> factsForOne(Admitted<String> request) {
    return desk.relation(request, request.command());
  }

  /** Asks the relation. */
  public Admitted<Save> factsForSave(Admitted<Save> request) {
    AccessPolicy.creation(request.caller());
    return desk.relation(request, request.command().reference());
  }

  /** A part with its content, while it is in the overview, and afterwards when it was finished; needs a relation. */
  public View get(Admitted<String> request) {
    return requests.read(request.frame(), () -> {
      AccessPolicy.joining(request.facts());
      InvitationDesk.Pair pair = desk.find(request.command(), request.caller());
      requirePart(pair);
      DraftView draft = draft(pair);
      boolean open = pair.main().stateOn(business.today()).isOpen();
      Map<String, String> mainComments = open
          ? drafting.view(pair.main().id(), instruments.of(pair.main())).content().comments() : Map.of();
      audited(AuditAction.PART_READ, request, pair, Map.of());
      return new View(progress(pair, draft, List.of()), draft.content(), mainComments);
    });
  }

  /**
   * Saves modules of a part under a lease each, once per request id.
   *
   * @throws RefusedException MODULE_NOT_ASSIGNED, NOT_STARTED_YET, ASSESSMENT_EXPIRED, ASSESSMENT_CLOSED, or what a save is refused with
   */
  public Progress save(Admitted<Save> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "SavePart", Progress.class, () -> {
      AccessPolicy.contributing(request.facts());
      Save command = request.command();
      InvitationDesk.Pair pair = desk.lock(command.reference(), caller);
      pair.invitation().requirePartOpen(business.today(), pair.main().dates().start());
      requireAssigned(pair.invitation(), command.modules());
      DraftView draft = drafting.save(pair.invitation().id(), instruments.of(pair.main()), Drafting.Guard.LEASE_OF_MODULE, caller,
          command.modules(), command.keepLease());
      report(pair, draft, false);
      audited(AuditAction.PART_SAVED, request, pair,
          Map.of("modules", command.modules().stream().map(GivenModule::code).collect(Collectors.joining(","))));
      return progress(pair, draft, request.facts().notices());
    }).answer();
  }

  /**
   * Finishes a part: the participant changes it no more. It need not be complete, the coordinator decides on every answer.
   *
   * @throws RefusedException ITEMS_UNDER_CONSIDERATION, NOT_STARTED_YET, ASSESSMENT_EXPIRED or ASSESSMENT_CLOSED
   */
  public Progress submit(Admitted<String> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "SubmitPart", Progress.class, () -> {
      AccessPolicy.contributing(request.facts());
      InvitationDesk.Pair pair = desk.lock(request.command(), caller);
      LocalDate today = business.today();
      pair.invitation().requirePartOpen(today, pair.main().dates().start());
      DraftView draft = draft(pair);
      Set<String> considered = draft.content().underConsideration();
      if (!considered.isEmpty()) {
        throw new RefusedException(FaultCode.ITEMS_UNDER_CONSIDERATION, considered.size() + " items in beraad", List.copyOf(considered));
      }
      pair.invitation().finish(today, pair.main().dates().start(), clock.now());
      report(pair, draft, true);
      audited(AuditAction.PART_SUBMITTED, request, pair, Map.of());
      return progress(pair, draft, request.facts().notices());
    }).answer();
  }

  /** The finished parts of the caller's organisation of a closed assessment: my part assessments (R4.50). */
  public Finished finished(Admitted<ReferenceNumber> request) {
    return requests.read(request.frame(), () -> {
      Assessment main = own.find(request.command());
      List<Received> parts = !main.isClosed() ? List.of()
          : store.finished(main.id(), request.caller().hco()).stream().map(desk::received).toList();
      audit.record(RequestDesk.event(AuditAction.INVITATIONS_LISTED, request.caller(), request.frame(), Map.of())
          .about(main.person(), main.reference().text()));
      return new Finished(parts);
    });
  }

  /** A main assessment of the other platform gets all of the part, without comments (R7.08). */
  private void report(InvitationDesk.Pair pair, DraftView draft, boolean submitted) {
    if (pair.main().origin() == Origin.FEDERAL) {
      other.reported(pair.main(), pair.invitation().reference(), pair.invitation().nextReport(), submitted, draft.content().answers().asMap(),
          draft.content().underConsideration());
    }
  }

  private static void requirePart(InvitationDesk.Pair pair) {
    if (pair.invitation().participant().isEmpty()) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "it was not accepted, so there is no part");
    }
  }

  private static void requireAssigned(Invitation invitation, List<GivenModule> modules) {
    List<String> foreign = modules.stream().map(GivenModule::code).filter(code -> !invitation.modules().contains(code)).toList();
    if (!foreign.isEmpty()) {
      throw new RefusedException(FaultCode.MODULE_NOT_ASSIGNED, "the part does not have these modules", foreign);
    }
  }

  private DraftView draft(InvitationDesk.Pair pair) {
    return drafting.view(pair.invitation().id(), instruments.of(pair.main()));
  }

  private Progress progress(InvitationDesk.Pair pair, DraftView draft, List<NoticeCode> notices) {
    List<String> assigned = pair.invitation().modules();
    return new Progress(desk.received(pair), draft.modules().stream().filter(module -> assigned.contains(module.code())).toList(),
        Percentages.of(draft.modules(), assigned), Percentages.ofWhole(draft.modules(), assigned), notices);
  }

  private void audited(AuditAction action, Admitted<?> request, InvitationDesk.Pair pair, Map<String, String> more) {
    var details = new java.util.HashMap<>(request.facts().forLog());
    details.putAll(more);
    audit.record(RequestDesk.event(action, request.caller(), request.frame(), details)
        .about(pair.main().person(), pair.invitation().reference()));
  }
}
