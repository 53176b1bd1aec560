package org.belraihub.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.delivery.NewDelivery;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.AnswerProblem;
import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ValidationReport;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.Answered;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/**
 * The close: checks, digest, results, snapshot, audit and one delivery per leg in one transaction (R5.21). Final (R4.24).
 */
public class Submission {

  /**
   * What to submit: a draft, or a new assessment with all its answers.
   *
   * @param reference draft to close; null when {@code assessment} is given
   * @param assessment to start and close in one call; null when {@code reference} is given
   * @param answers   all answers of a new assessment
   * @param billing   null: the default of the role
   */
  public record Submit(@Nullable ReferenceNumber reference, @Nullable NewAssessment assessment, List<GivenAnswer> answers,
                       @Nullable BillingRequest billing) {
  }

  /**
   * What is stored as the answer.
   *
   * @param summary   the closed assessment
   * @param resultSet the computation that was returned; null while results are pending
   * @param notices   never blocking
   */
  public record Submitted(Summary summary, @Nullable Long resultSet, List<NoticeCode> notices) {
  }

  /**
   * What comes of it.
   *
   * @param submitted  the answer
   * @param results    the results, or pending
   * @param deliveries ids to announce after the commit
   * @param pending    id of the assessment when its results are still to be computed
   */
  public record Outcome(Submitted submitted, Results results, Map<Long, LegName> deliveries, Optional<Long> pending) {
  }

  private final AssessmentStore store;
  private final OwnDrafts own;
  private final Drafting drafting;
  private final TeamAtClose team;
  private final ClosedContent contents;
  private final ResultStore results;
  private final Starting starting;
  private final InstrumentChoice instruments;
  private final PersonRegister persons;
  private final DeliveryDesk deliveries;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Submission(AssessmentStore store, OwnDrafts own, Drafting drafting, TeamAtClose team, ClosedContent contents, ResultStore results,
             Starting starting, InstrumentChoice instruments, PersonRegister persons, DeliveryDesk deliveries, RequestDesk requests, AuditTrail audit,
             BusinessClock business, SystemClock clock) {
    this.store = store;
    this.own = own;
    this.drafting = drafting;
    this.team = team;
    this.contents = contents;
    this.results = results;
    this.starting = starting;
    this.instruments = instruments;
    this.persons = persons;
    this.deliveries = deliveries;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** Closes, once per request id; a repeat gets the stored answer and no new delivery. */
  public Outcome submit(Admitted<Submit> request) {
    AccessPolicy.creation(request.caller());
    var closing = new Closing();
    Answered<Submitted> answered = requests.change(request.caller(), request.frame(), "SubmitAssessment", Submitted.class,
        () -> closing.close(request, When.now(business.today(), clock.now())));
    if (answered.repeated()) {
      Long set = answered.answer().resultSet();
      return new Outcome(answered.answer(), results.read(set == null ? null : store.results(set)), Map.of(), Optional.empty());
    }
    return new Outcome(answered.answer(), closing.computed, Map.copyOf(closing.queued), closing.pending);
  }

  /**
   * When an assessment was made.
   *
   * @param createdOn creation date of a new one
   * @param closedOn  Belgian date of the close
   * @param closedAt  moment of the close
   */
  record When(LocalDate createdOn, LocalDate closedOn, Instant closedAt) {

    static When now(LocalDate today, Instant now) {
      return new When(today, today, now);
    }
  }

  /** Closes what was closed elsewhere before; in the caller's transaction, which sees to it that it happens once. */
  Outcome submitted(Admitted<Submit> request, When when) {
    AccessPolicy.creation(request.caller());
    var closing = new Closing();
    Submitted submitted = closing.close(request, when);
    return new Outcome(submitted, closing.computed, Map.copyOf(closing.queued), closing.pending);
  }

  /** Results that are computed and can be kept once the assessment is stored. */
  private interface Scored {
    @Nullable Long keep();
  }

  /** One close: what the transaction makes beside the stored answer. */
  private final class Closing {

    private Results computed = Results.pending();
    private final Map<Long, LegName> queued = new java.util.LinkedHashMap<>();
    private Optional<Long> pending = Optional.empty();

    Submitted close(Admitted<Submit> request, When when) {
      Caller caller = request.caller();
      Submit command = request.command();
      LocalDate today = when.closedOn();
      Instant now = when.closedAt();
      queued.clear();

      Assessment assessment;
      DraftContent content;
      InstrumentDefinition definition;
      if (command.reference() != null) {
        assessment = own.lockToClose(command.reference(), caller);
        definition = instruments.of(assessment);
        team.requireConfirmed(assessment);
        content = drafting.close(assessment.id());
      } else if (command.assessment() != null) {
        definition = instruments.startable(command.assessment().instrument(), command.assessment().version());
        content = DraftContent.of(command.answers());
        assessment = starting.create(command.assessment(), definition, caller, when.createdOn());
      } else {
        throw new RefusedException(FaultCode.SCHEMA_INVALID, "neither a draft nor a new assessment", List.of("reference", "assessment"));
      }
      refuseIncomplete(definition, content);

      Optional<Insz> client = Optional.ofNullable(command.assessment()).map(NewAssessment::client);
      LocalDate birthDate = client.orElseGet(() -> persons.inszOf(assessment.person())).birthDate().orElse(null);
      Optional<Billing> billing = BillingRules.decide(definition, caller, command.billing(), assessment.dates().reference(), birthDate)
          .filter(accepted -> !diedBefore(assessment.person(), assessment.dates().reference()));
      byte[] digest = ContentDigest.of(assessment.instrument(), assessment.dates().reference(), content.answers());
      assessment.close(caller, now, today, digest, billing);
      team.closed(assessment, request, today);
      Scored scored = score(assessment, definition, content, new ScoringContext(assessment.dates().reference(), birthDate, today), now);
      if (command.reference() == null) {
        store.add(assessment);
      }
      store.add(contents.snapshot(assessment, content, digest));
      Long resultSet = scored.keep();
      store.flush();
      enqueue(assessment, billing.isPresent());
      audit.record(RequestDesk.event(AuditAction.ASSESSMENT_SUBMITTED, caller, request.frame(), request.facts().forLog())
          .about(assessment.person(), assessment.reference().text()));
      return new Submitted(Summary.of(assessment, today), resultSet, request.facts().notices());
    }

    private Scored score(Assessment assessment, InstrumentDefinition definition, DraftContent content, ScoringContext context,
                         Instant now) {
      Optional<List<ScaleResult>> scored = results.compute(definition, content.answers(), context);
      assessment.resultsPending(scored.isEmpty());
      if (scored.isEmpty()) {
        pending = Optional.of(assessment.id());
        return () -> null;
      }
      computed = new Results(now, scored.get());
      return () -> results.add(assessment, definition, scored.get(), now);
    }

    /** One delivery per leg, in order of the person's lane. */
    private void enqueue(Assessment assessment, boolean billed) {
      var legs = new ArrayList<NewDelivery>();
      long last = persons.nextSequences(assessment.person(), billed ? 2 : 1);
      if (billed) {
        legs.add(new NewDelivery(LegName.INDICATION, null, last - 1));
      }
      legs.add(new NewDelivery(LegName.FEDERAL, "federal", last));
      List<Long> ids = deliveries.enqueue(assessment.person(), assessment.id(), legs);
      for (int i = 0; i < ids.size(); i++) {
        queued.put(ids.get(i), legs.get(i).leg());
      }
    }
  }

  /** What refers to a day after death is no indication ((d) 21). */
  private boolean diedBefore(long person, LocalDate referenceDate) {
    return persons.deceasedOn(person).filter(referenceDate::isAfter).isPresent();
  }

  /** Every item answered, none under consideration, nothing wrong (R4.23). */
  private static void refuseIncomplete(InstrumentDefinition definition, DraftContent content) {
    if (!content.underConsideration().isEmpty()) {
      throw new RefusedException(FaultCode.ITEMS_UNDER_CONSIDERATION, content.underConsideration().size() + " items in beraad",
          List.copyOf(content.underConsideration()));
    }
    ValidationReport report = AnswerValidator.validate(definition, content.answers());
    Set<String> wrong = new LinkedHashSet<>();
    report.problems().stream().filter(problem -> problem.kind().blocks() && problem.kind() != AnswerProblem.Kind.MISSING)
        .forEach(problem -> wrong.add(problem.item()));
    if (!wrong.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, wrong.size() + " items with a wrong value", new ArrayList<>(wrong));
    }
    if (!report.missingItems().isEmpty()) {
      throw new RefusedException(FaultCode.ITEMS_INCOMPLETE, report.missingItems().size() + " items without an answer",
          report.missingItems());
    }
  }
}
