package org.belraihub.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.FactDesk;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.assessment.ClientVisibility;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.dispute.DisputeStore.Screener;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.relation.CareRelationRegister;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Opens disputes, reads in them, and lists them (R9.04, R9.08 to R9.10, T17). */
public class Disputes {

  private static final int PAGE = 50;

  /**
   * A dispute to open.
   *
   * @param client  whose Screeners are disputed
   * @param reasons the legal reasons that were ticked
   */
  public record Open(Insz client, List<String> reasons) {
  }

  /**
   * A Screener in the scope of a dispute.
   *
   * @param reference     reference number
   * @param organisation  HCO number of who made it
   * @param creationDate  when it was made
   * @param referenceDate what it refers to
   */
  public record Line(String reference, String organisation, LocalDate creationDate, LocalDate referenceDate) {
  }

  /**
   * An opened dispute.
   *
   * @param dispute its number
   * @param scope   what may be read in it
   */
  public record Scope(long dispute, List<Line> scope) {
  }

  /**
   * A Screener to read.
   *
   * @param dispute   in which dispute
   * @param reference the Screener
   */
  public record Read(long dispute, ReferenceNumber reference) {
  }

  /**
   * Which page of the own disputes.
   *
   * @param before only older ones; null for the first page
   * @param size   lines at most; null for the default
   */
  public record Query(@Nullable Long before, @Nullable Integer size) {
  }

  /**
   * A dispute as the dispute export tells it.
   *
   * @param id        number
   * @param provider  who opened it
   * @param person    for which client, internal id
   * @param reasons   why
   * @param openedAt  when
   * @param consulted reference numbers of what was read
   */
  public record Opened(long id, String provider, long person, List<String> reasons, Instant openedAt, List<String> consulted) {
  }

  /**
   * A line of the export.
   *
   * @param dispute the dispute
   * @param client  its client
   */
  public record Told(Opened dispute, Insz client) {
  }

  /**
   * One page, newest first.
   *
   * @param lines disputes
   * @param next  where the next page begins; empty on the last
   */
  public record Page(List<Told> lines, Optional<Long> next) {
  }

  private final DisputeStore store;
  private final Set<String> legalReasons;
  private final FactDesk facts;
  private final CareRelationRegister relations;
  private final PersonRegister persons;
  private final ClientVisibility visibility;
  private final ClosedAssessments closed;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Disputes(DisputeStore store, Set<String> legalReasons, FactDesk facts, CareRelationRegister relations, PersonRegister persons,
           ClientVisibility visibility, ClosedAssessments closed, RequestDesk requests, AuditTrail audit, BusinessClock business,
           SystemClock clock) {
    this.store = store;
    this.legalReasons = Set.copyOf(legalReasons);
    this.facts = facts;
    this.relations = relations;
    this.persons = persons;
    this.visibility = visibility;
    this.closed = closed;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** Opens a dispute, once per request id; for clients without a relation today. */
  public Scope open(Admitted<Open> request) {
    Caller caller = request.caller();
    Open asked = request.command();
    admin(caller);
    if (asked.reasons().isEmpty() || !legalReasons.containsAll(asked.reasons())) {
      throw new RefusedException(FaultCode.LEGAL_REASON_REQUIRED, "no legal reason of the list", List.of("legalReason"));
    }
    return requests.bridged(caller, request.frame(), "OpenDispute", Scope.class, () -> formerRelation(asked.client(), caller), periods -> {
      long person = persons.findOrCreate(asked.client());
      visibility.check(person);
      List<Screener> scope = store.screeners(person).stream().filter(screener -> inScope(screener, caller, periods)).toList();
      long dispute = store.add(caller, person, asked.reasons(), clock.now(), scope);
      audit.record(RequestDesk.event(AuditAction.DISPUTE_OPENED, caller, request.frame(),
          Map.of("dispute", String.valueOf(dispute), "reasons", String.join(",", asked.reasons()))).about(person, null));
      return new Scope(dispute, scope.stream().map(Disputes::line).toList());
    }).answer();
  }

  private List<Period> formerRelation(Insz client, Caller caller) {
    LocalDate today = business.today();
    List<RegisteredRelation> known;
    try {
      known = relations.find(client, caller.organisation().hco());
    } catch (SourceUnavailableException e) {
      throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "the register of care relations did not answer: " + e.getMessage(),
          List.of(), e);
    }
    if (known.stream().anyMatch(relation -> relation.validOn(today))) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "there is a relation: read without a dispute", List.of("insz"));
    }
    return known.stream().map(relation -> Period.of(relation, today)).flatMap(Optional::stream).toList();
  }

  private static boolean inScope(Screener screener, Caller caller, List<Period> periods) {
    return screener.organisation().equals(caller.hco()) || periods.stream().anyMatch(period -> period.holds(screener.creationDate()));
  }

  /** One Screener of an own dispute, without comments. */
  public ClosedAssessments.Closed read(Admitted<Read> request) {
    Caller caller = request.caller();
    Read asked = request.command();
    admin(caller);
    return requests.read(request.frame(), () -> {
      DisputeStore.Scoped scoped = store.scoped(caller.hco(), asked.dispute(), asked.reference().text()).orElseThrow(() ->
          new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not in the scope of a dispute of this organisation"));
      visibility.check(scoped.person());
      store.consulted(asked.dispute(), scoped.assessment(), clock.now());
      audit.record(RequestDesk.event(AuditAction.DISPUTE_READ, caller, request.frame(), Map.of("dispute", String.valueOf(asked.dispute())))
          .about(scoped.person(), asked.reference().text()));
      return closed.find(scoped.assessment());
    });
  }

  /** The disputes of the caller's organisation: who, when, for which client, why, and what was consulted (R9.04). */
  public Page list(Admitted<Query> request) {
    admin(request.caller());
    int size = request.command().size() == null ? PAGE : request.command().size();
    return requests.read(request.frame(), () -> {
      List<Opened> found = store.page(request.caller().hco(), request.command().before(), size + 1);
      audit.record(RequestDesk.event(AuditAction.DISPUTES_LISTED, request.caller(), request.frame(), Map.of()));
      List<Told> lines = found.stream().limit(size).map(dispute -> new Told(dispute, persons.inszOf(dispute.person()))).toList();
      return new Page(lines, found.size() > size ? Optional.of(found.get(size - 1).id()) : Optional.empty());
    });
  }

  private static Line line(Screener screener) {
    return new Line(screener.reference(), screener.organisation(), screener.creationDate(), screener.referenceDate());
  }

  /** T17; closed assessments are read, so it must be certain who asks (R2.07). */
  private void admin(Caller caller) {
    AccessPolicy.professional(facts.standing(caller));
    AccessPolicy.dispute(caller);
  }
}
