package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.Facts;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** Starts assessments (T2): choice of instrument, dates, and the notices of section 8. */
public class Starting {

  private static final int RECENT = 50;

  /**
   * The answer.
   *
   * @param summary what was started
   * @param modules its modules, empty unless answers were taken over
   * @param notices never blocking
   */
  public record Started(Summary summary, List<ModuleProgress> modules, List<NoticeCode> notices) {
  }

  private final AssessmentStore store;
  private final InstrumentChoice instruments;
  private final ExpiredCopies copying;
  private final PersonRegister persons;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Starting(AssessmentStore store, InstrumentChoice instruments, ExpiredCopies copying, PersonRegister persons, RequestDesk requests,
           AuditTrail audit, BusinessClock business, SystemClock clock) {
    this.store = store;
    this.instruments = instruments;
    this.copying = copying;
    this.persons = persons;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** Starts, once per request id. */
  public Started start(Admitted<NewAssessment> request) {
    AccessPolicy.creation(request.caller());
    return requests.change(request.caller(), request.frame(), "StartAssessment", Started.class, () -> {
      LocalDate today = business.today();
      NewAssessment command = request.command();
      InstrumentDefinition definition = instruments.startable(command.instrument(), command.version());
      Assessment assessment = create(command, definition, request.caller(), today);
      store.add(assessment);
      List<ModuleProgress> modules = copying.copy(command.copyFrom(), assessment, definition, request.caller());
      var notices = new ArrayList<>(request.facts().notices());
      notices.addAll(workNotices(assessment, request.caller(), request.facts()));
      audit.record(RequestDesk.event(AuditAction.ASSESSMENT_STARTED, request.caller(), request.frame(), request.facts().forLog())
          .about(assessment.person(), assessment.reference().text()));
      return new Started(Summary.of(assessment, today), modules, notices);
    }).answer();
  }

  /** A draft that was begun elsewhere before, with what was filled in there; in the caller's transaction. */
  Assessment begun(Admitted<NewAssessment> request, LocalDate createdOn, List<GivenModule> modules, Drafting drafting) {
    AccessPolicy.creation(request.caller());
    NewAssessment command = request.command();
    InstrumentDefinition definition = instruments.startable(command.instrument(), command.version());
    Assessment assessment = create(command, definition, request.caller(), createdOn);
    assessment.check(LifeEvent.SAVE, business.today());
    store.add(assessment);
    drafting.fill(assessment.id(), definition, request.caller(), modules);
    audit.record(RequestDesk.event(AuditAction.ASSESSMENT_STARTED, request.caller(), request.frame(), request.facts().forLog())
        .about(assessment.person(), assessment.reference().text()));
    return assessment;
  }

  /** A new assessment that is not stored yet; its client is, in the caller's transaction. */
  Assessment create(NewAssessment command, InstrumentDefinition definition, Caller caller, LocalDate today) {
    Coordination coordination = InstrumentChoice.coordination(definition, command.coordination());
    AssessmentDates dates = DateRules.plan(definition.kind(), coordination, caller.role(), today, command.startDate(),
        command.referenceDate());
    long person = persons.findOrCreate(command.client());
    if (persons.deceasedOn(person).filter(died -> !today.isBefore(died)).isPresent()) {
      throw new RefusedException(FaultCode.CLIENT_DECEASED, "no assessment is started once the death is known");
    }
    return new Assessment(store.nextId(), person, caller, definition.id(), coordination, dates, clock.now());
  }

  /** R8.04: others' work only where consent allows it to be known, drafts of others never ((d) 15). */
  private Set<NoticeCode> workNotices(Assessment started, Caller caller, Facts facts) {
    var notices = new LinkedHashSet<NoticeCode>();
    for (Assessment other : store.recent(started.person(), RECENT)) {
      boolean own = other.organisation().equals(caller.hco());
      if (other.id() == started.id()) {
        continue;
      }
      if (other.isClosed() && (own || other.isShared() && facts.consent().holds())) {
        notices.add(NoticeCode.N_SUBMITTED);
      } else if (!other.isClosed() && own && !other.isOpenElsewhere() && other.stateOn(business.today()).isOpen()) {
        notices.add(store.hasSavedModules(other.id()) ? NoticeCode.N_IN_PROGRESS : NoticeCode.N_STARTED);
      }
    }
    return notices;
  }

}
