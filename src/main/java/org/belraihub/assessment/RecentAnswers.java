package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.Facts;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;

/**
 * For each item of a draft the previous answer, with its assessor and date (R3.21): of the own organisation with a relation (T8), of
 * others with consent too (T9); never comments.
 */
public class RecentAnswers {

  /** How many closed assessments are looked through. */
  private static final int SOURCES = 20;

  /**
   * Which sources count.
   *
   * @param ownOrganisation only the own organisation's
   * @param sameInstrument  only of the same instrument
   */
  public record Sources(boolean ownOrganisation, boolean sameInstrument) {
  }

  /**
   * What is asked.
   *
   * @param reference draft
   * @param sources   which sources count
   * @param modules   modules of the draft; empty for all
   */
  public record Query(ReferenceNumber reference, Sources sources, List<String> modules) {
  }

  /**
   * One previous answer.
   *
   * @param item         item of the draft
   * @param value        value that it had
   * @param source       closed assessment
   * @param sourceItem   item there
   * @param assessor     who closed it
   */
  public record Recent(String item, String value, Summary source, String sourceItem, String assessor) {

    @Override
    public String toString() {
      return "Recent answer of " + item;
    }
  }

  /**
   * The answer.
   *
   * @param reference draft
   * @param answers   in the order of the form
   * @param notices   never blocking
   */
  public record Found(String reference, List<Recent> answers, List<NoticeCode> notices) {
  }

  private record Source(Assessment assessment, InstrumentDefinition definition, Answers answers) {
  }

  private final Finding finding;
  private final AssessmentStore store;
  private final ClosedContent contents;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  RecentAnswers(Finding finding, AssessmentStore store, ClosedContent contents, InstrumentChoice instruments, RequestDesk requests,
                AuditTrail audit, BusinessClock business) {
    this.finding = finding;
    this.store = store;
    this.contents = contents;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** Asks the relation, and the consent when others count. */
  public Admitted<Query> facts(Admitted<Query> request) {
    Query query = request.command();
    return request.with(factsFor(query.reference(), query.sources(), request.caller()));
  }

  Facts factsFor(ReferenceNumber reference, Sources sources, Caller caller) {
    AccessPolicy.creation(caller);
    return finding.facts(draft(reference, caller), caller, sources.ownOrganisation());
  }

  /** The previous answers (T8, T9); without consent those of the own organisation only. */
  public Found recent(Admitted<Query> request) {
    return requests.read(request.frame(), () -> {
      Query query = request.command();
      Assessment draft = draft(query.reference(), request.caller());
      InstrumentDefinition definition = instruments.of(draft);
      List<Recent> answers = find(draft, definition, items(definition, query.modules()), request.caller(), request.facts(),
          query.sources());
      audit.record(RequestDesk.event(AuditAction.RECENT_ANSWERS_READ, request.caller(), request.frame(), request.facts().forLog())
          .about(draft.person(), draft.reference().text()));
      return new Found(draft.reference().text(), answers, request.facts().notices());
    });
  }

  private Assessment draft(ReferenceNumber reference, Caller caller) {
    Assessment draft = finding.visible(reference);
    AccessPolicy.readingDraft(draft.isOf(caller));
    draft.check(LifeEvent.ORGANISE, business.today());
    return draft;
  }

  static Collection<ItemDefinition> items(InstrumentDefinition definition, List<String> modules) {
    List<String> unknown = modules.stream().filter(code -> definition.module(code).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "unknown modules", unknown);
    }
    return modules.isEmpty() ? definition.items()
        : definition.items().stream().filter(item -> modules.contains(item.module())).toList();
  }

  /** The newest answer to each item. */
  List<Recent> find(Assessment draft, InstrumentDefinition definition, Collection<ItemDefinition> items, Caller caller, Facts known,
                    Sources wanted) {
    AccessPolicy.readingClosed(true, known);
    List<Source> sources = sources(draft, caller, wanted, known.consent().holds());
    LocalDate today = business.today();
    var found = new ArrayList<Recent>();
    for (ItemDefinition item : items) {
      for (Source source : sources) {
        Optional<ItemDefinition> there = AnswerTransfer.source(item, definition, source.definition, source.answers);
        if (there.isPresent()) {
          found.add(new Recent(item.code(), String.valueOf(source.answers.get(there.get().code())),
              Summary.of(source.assessment, today), there.get().code(), source.assessment.closedByName().orElse("")));
          break;
        }
      }
    }
    return found;
  }

  private List<Source> sources(Assessment draft, Caller caller, Sources wanted, boolean consent) {
    boolean others = consent && !wanted.ownOrganisation();
    List<Assessment> closed = store.closed(draft.person(), caller.hco(), others,
        wanted.sameInstrument() ? draft.instrument().code() : null, SOURCES);
    Map<Long, Snapshot> snapshots = store.snapshots(closed.stream().map(Assessment::id).toList());
    return closed.stream().sorted(Comparator.comparing((Assessment source) -> source.closingDate().orElseThrow())
            .thenComparing(source -> source.closedAt().orElseThrow()).reversed())
        .flatMap(source -> instruments.find(source.instrument()).map(definition ->
            new Source(source, definition, contents.answers(snapshots.get(source.id())))).stream()).toList();
  }
}
