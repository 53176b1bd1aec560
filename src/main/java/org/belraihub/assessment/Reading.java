package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.Caller;
import org.belraihub.access.FactDesk;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.identity.FirstSight;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * Reading, each time decided anew (D6): the assessment is located, the sources are asked outside any transaction, then content and
 * access log go together.
 */
public class Reading {

  private static final int PAGE = 50;

  /**
   * Which page of which client's list.
   *
   * @param client national number
   * @param after  last reference of the page before, null for the first
   * @param size   lines at most, null for the default
   */
  public record ListQuery(Insz client, @Nullable ReferenceNumber after, @Nullable Integer size) {
  }

  /**
   * One assessment.
   *
   * @param summary head
   * @param modules progress of a draft; empty when closed
   * @param content answers and, of a draft, marks; comments in the own organisation only (R3.16)
   * @param notices never blocking
   */
  public record View(Summary summary, List<ModuleProgress> modules, DraftContent content, List<NoticeCode> notices) {
  }

  /**
   * One page.
   *
   * @param lines   newest first
   * @param more    whether there is a next page
   * @param notices never blocking
   */
  public record Page(List<Summary> lines, boolean more, List<NoticeCode> notices) {

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
      return more ? Optional.of(lines.get(lines.size() - 1).reference()) : Optional.empty();
    }
  }

  /**
   * Results of one assessment.
   *
   * @param reference  assessment
   * @param instrument version that the items of the results belong to
   * @param results    results of this platform, or pending; a preview when there are central ones
   * @param central    results of the federal side, which go before; null when it gave none
   */
  public record ResultsView(String reference, InstrumentId instrument, Results results, CentralResults.@Nullable Computed central) {
  }

  /**
   * Where the messages of one assessment are.
   *
   * @param reference assessment
   * @param legs      in order
   * @param answers   what partners decided, by delivery
   */
  public record DeliveryView(String reference, List<Delivery> legs, Map<Long, PartnerAnswer> answers) {
  }

  private final Finding finding;
  private final AssessmentStore store;
  private final Drafting drafting;
  private final ClosedContent contents;
  private final ResultStore results;
  private final CentralResults central;
  private final InstrumentChoice instruments;
  private final PersonRegister persons;
  private final FirstSight numbers;
  private final ClientVisibility visibility;
  private final NewMarks marks;
  private final FactDesk facts;
  private final DeliveryDesk deliveries;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  Reading(Finding finding, AssessmentStore store, Drafting drafting, ClosedContent contents, ResultStore results, CentralResults central,
          InstrumentChoice instruments, PersonRegister persons, FirstSight numbers, ClientVisibility visibility, NewMarks marks,
          FactDesk facts, DeliveryDesk deliveries, RequestDesk requests, AuditTrail audit, BusinessClock business) {
    this.finding = finding;
    this.store = store;
    this.drafting = drafting;
    this.contents = contents;
    this.results = results;
    this.central = central;
    this.instruments = instruments;
    this.persons = persons;
    this.numbers = numbers;
    this.visibility = visibility;
    this.marks = marks;
    this.facts = facts;
    this.deliveries = deliveries;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** Asks what a decision about this assessment needs: nothing for a draft, relation and perhaps consent for a closed one. */
  public Admitted<ReferenceNumber> factsForOne(Admitted<ReferenceNumber> request) {
    Assessment assessment = finding.one(request.command());
    if (!assessment.isClosed()) {
      return request;
    }
    return request.with(finding.facts(assessment, request.caller(), assessment.isOf(request.caller())));
  }

  /** Asks relation, and consent for others' assessments; whom a number belongs to, where nobody has it here. */
  public Admitted<ListQuery> factsForList(Admitted<ListQuery> request) {
    numbers.meet(request.command().client());
    return request.with(facts.forReading(request.command().client(), request.caller(), false));
  }

  /** One assessment with its answers (T4 to T7). */
  public View get(Admitted<ReferenceNumber> request) {
    return requests.read(request.frame(), () -> {
      Assessment assessment = readable(request);
      audited(AuditAction.ASSESSMENT_READ, request, assessment);
      return assessment.isClosed() ? closedView(assessment, request.caller()) : draftView(assessment);
    });
  }

  private View closedView(Assessment assessment, Caller caller) {
    Snapshot snapshot = store.snapshot(assessment);
    Map<String, String> comments = assessment.isOf(caller) || asksForReasons(assessment, caller) ? contents.comments(snapshot) : Map.of();
    return new View(Summary.of(assessment, business.today()), List.of(),
        new DraftContent(contents.answers(snapshot), Set.of(), Set.of(), comments), List.of());
  }

  /** Comments of a Screener are its reasons, which the appeals committee gets when it reads it (R3.18, R1.09). */
  private boolean asksForReasons(Assessment assessment, Caller caller) {
    return caller.role() == Role.APPEALS_COMMITTEE
        && instruments.find(assessment.instrument()).filter(definition -> definition.kind() == InstrumentKind.SCREENER).isPresent();
  }

  private View draftView(Assessment assessment) {
    DraftView draft = drafting.view(assessment.id(), instruments.of(assessment));
    return new View(Summary.of(assessment, business.today()), draft.modules(), draft.content(), List.of());
  }

  /** The assessments of one client that the caller may see (T4 to T7), paged by key. */
  public Page list(Admitted<ListQuery> request) {
    return requests.read(request.frame(), () -> {
      ListQuery query = request.command();
      LocalDate today = business.today();
      int size = query.size() == null ? PAGE : query.size();
      Long before = query.after() == null ? null : finding.one(query.after()).id();
      boolean relation = request.facts().relation().holds();
      Optional<Long> client = persons.find(query.client());
      client.ifPresent(visibility::check);
      client.ifPresent(person -> marks.opened(request.caller(), person));
      List<Assessment> found = client.map(person -> store.page(person, before, request.caller().hco(), relation,
          relation && request.facts().consent().holds(), DateRules.oldestReadable(today), size + 1)).orElse(List.of());
      List<Summary> lines = found.stream().limit(size).map(assessment -> Summary.of(assessment, today)).toList();
      audit.record(RequestDesk.event(AuditAction.ASSESSMENTS_LISTED, request.caller(), request.frame(), request.facts().forLog())
          .about(client.orElse(null), null));
      var notices = new ArrayList<>(request.facts().notices());
      if (store.anyUrgent(request.caller().hco(), today)) {
        notices.add(NoticeCode.N_URGENT_TASKS);
      }
      return new Page(lines, found.size() > size, notices);
    });
  }

  /** The newest results of a closed assessment. */
  public ResultsView results(Admitted<ReferenceNumber> request) {
    return requests.read(request.frame(), () -> {
      Assessment assessment = readable(request);
      audited(AuditAction.RESULTS_READ, request, assessment);
      return new ResultsView(assessment.reference().text(), assessment.instrument(),
          results.read(store.newestResults(assessment.id()).orElse(null)), central.newest(assessment.reference()).orElse(null));
    });
  }

  /** Where the messages are; for the organisation that submitted, which needs no relation for that. */
  public DeliveryView deliveryStatus(Admitted<ReferenceNumber> request) {
    return requests.read(request.frame(), () -> {
      Assessment assessment = finding.one(request.command());
      if (!assessment.isOf(request.caller())) {
        throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "another organisation's assessment");
      }
      audited(AuditAction.DELIVERY_STATUS_READ, request, assessment);
      List<Delivery> legs = deliveries.ofAssessment(assessment.id());
      return new DeliveryView(assessment.reference().text(), legs, deliveries.answers(legs));
    });
  }

  private Assessment readable(Admitted<ReferenceNumber> request) {
    return finding.readable(request.command(), request.caller(), request.facts());
  }

  private void audited(AuditAction action, Admitted<ReferenceNumber> request, Assessment assessment) {
    audit.record(RequestDesk.event(action, request.caller(), request.frame(), request.facts().forLog())
        .about(assessment.person(), assessment.reference().text()));
  }
}
