package org.belraihub.relation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.Caller;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;

/** Registers, extends, ends and lists the care relations of the caller's organisation (T1, R2.20 to R2.31). */
public class Relations {

  private static final String EXISTS = "CR.STATE.1";

  /**
   * A registration by hand.
   *
   * @param client   with whom
   * @param card     number of the card that proves contact, as it was typed
   * @param kind     what it rests on
   * @param from     first day; today when empty
   * @param through  last day, for agreements and services
   * @param resident whether the client resides in the organisation
   */
  public record Register(Insz client, Optional<String> card, CareRelationKind kind, Optional<LocalDate> from, Optional<LocalDate> through,
                         boolean resident) {
  }

  /**
   * Another last day.
   *
   * @param client  with whom
   * @param id      the relation
   * @param through its new last day
   */
  public record Extend(Insz client, String id, LocalDate through) {
  }

  /**
   * The end of a relation.
   *
   * @param client with whom
   * @param id     the relation
   * @param from   from which day it holds no more; today when empty
   */
  public record End(Insz client, String id, Optional<LocalDate> from) {
  }

  /** Asks for the relations with a client, also those that ended. */
  public record Find(Insz client) {
  }

  /** Asks which kinds the caller may choose from. */
  public record Offered() {
  }

  /**
   * A relation as it stands now.
   *
   * @param relation the relation
   * @param valid    whether it holds today
   */
  public record Line(RegisteredRelation relation, boolean valid) {
  }

  /** The relations with one client. */
  public record Lines(List<Line> lines) {
  }

  /** The kinds that are offered. */
  public record Kinds(List<CareRelationKind> kinds) {
  }

  private final CareRelationRegister register;
  private final RelationSettings settings;
  private final PersonRegister persons;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock clock;

  Relations(CareRelationRegister register, RelationSettings settings, PersonRegister persons, RequestDesk requests, AuditTrail audit,
            BusinessClock clock) {
    this.register = register;
    this.settings = settings;
    this.persons = persons;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
  }

  /** Registers, once per request id. */
  public Line register(Admitted<Register> request) {
    Caller caller = request.caller();
    Register asked = request.command();
    persons.refuseUnborn(asked.client());
    LocalDate today = clock.today();
    RelationRules.Period period = RelationRules.check(asked, settings.offeredTo(caller), caller.organisation(), today);
    var relation = new NewRelation(asked.client(), asked.card().flatMap(CardNumber::parse), caller.organisation().hco(),
        Optional.of(caller.user().insz()), asked.kind(), period.from(), period.through(), asked.resident());
    return changed(request, "RegisterCareRelation", AuditAction.CARE_RELATION_REGISTERED, asked.client(), () -> registered(relation));
  }

  /** What was registered before by the same request, or with the same content, is found again instead of refused. */
  private RegisteredRelation registered(NewRelation relation) throws SourceUnavailableException, RegisterRefusedException {
    try {
      return register.register(relation);
    } catch (RegisterRefusedException e) {
      if (!e.codes().contains(EXISTS)) {
        throw e;
      }
      return register.find(relation.person(), relation.organisation()).stream()
          .filter(known -> known.endedOn().isEmpty() && known.kind() == relation.kind() && known.from().equals(relation.from())
              && known.resident() == relation.resident()
              && (relation.kind().isContact() || known.through().equals(relation.through())))
          .findFirst().orElseThrow(() -> e);
    }
  }

  /** Gives a relation another last day, once per request id. */
  public Line extend(Admitted<Extend> request) {
    Extend asked = request.command();
    HcoNumber organisation = request.caller().organisation().hco();
    return changed(request, "ExtendCareRelation", AuditAction.CARE_RELATION_EXTENDED, asked.client(),
        () -> register.extend(asked.client(), organisation, asked.id(), asked.through()));
  }

  /** Ends a relation, once per request id; reading closes at once (R2.31). */
  public Line end(Admitted<End> request) {
    End asked = request.command();
    HcoNumber organisation = request.caller().organisation().hco();
    LocalDate from = asked.from().orElseGet(clock::today);
    return changed(request, "EndCareRelation", AuditAction.CARE_RELATION_ENDED, asked.client(),
        () -> register.end(asked.client(), organisation, asked.id(), from));
  }

  /** The relations of the caller's organisation with a client. */
  public Lines find(Admitted<Find> request) {
    Insz client = request.command().client();
    List<RegisteredRelation> found = answered(() -> register.find(client, request.caller().organisation().hco()));
    return requests.read(request.frame(), () -> {
      audit.record(RequestDesk.event(AuditAction.CARE_RELATIONS_LISTED, request.caller(), request.frame(), Map.of())
          .about(persons.find(client).orElse(null), null));
      return new Lines(found.stream().map(this::line).toList());
    });
  }

  /** The kinds that the caller may choose from (R2.29). */
  public Kinds offered(Admitted<Offered> request) {
    return requests.read(request.frame(), () -> new Kinds(settings.offeredTo(request.caller())));
  }

  private Line changed(Admitted<?> request, String operation, AuditAction action, Insz client,
                       Asked<RegisteredRelation> question) {
    return requests.bridged(request.caller(), request.frame(), operation, Line.class, () -> answered(question), relation -> {
      audit.record(RequestDesk.event(action, request.caller(), request.frame(),
          Map.of("relation", relation.id(), "kind", relation.kind().name())).about(persons.findOrCreate(client), null));
      return line(relation);
    }).answer();
  }

  private Line line(RegisteredRelation relation) {
    return new Line(relation, relation.validOn(clock.today()));
  }

  /** Something asked of the register. */
  private interface Asked<T> {
    T ask() throws SourceUnavailableException, RegisterRefusedException;
  }

  private static <T> T answered(Asked<T> question) {
    try {
      return question.ask();
    } catch (SourceUnavailableException e) {
      throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "the register of care relations did not answer: " + e.getMessage(),
          List.of(), e);
    } catch (RegisterRefusedException e) {
      throw refused(e);
    }
  }

  private static RefusedException refused(RegisterRefusedException refusal) {
    if (refusal.codes().contains("CR.STATE.2")) {
      return new RefusedException(FaultCode.UNKNOWN_REFERENCE, String.valueOf(refusal.getMessage()), List.of("id"), refusal);
    }
    List<String> places = refusal.codes().stream().map(Relations::place).flatMap(Optional::stream).distinct().toList();
    return new RefusedException(FaultCode.SCHEMA_INVALID, String.valueOf(refusal.getMessage()), places, refusal);
  }

  private static Optional<String> place(String code) {
    return switch (code) {
      case "CR.INPUT.1" -> Optional.of("insz");
      case "CR.INPUT.2", "CR.INPUT.3" -> Optional.of("cardNumber");
      case "CR.INPUT.4" -> Optional.of("to");
      case "CR.STATE.1" -> Optional.of("kind");
      case "CR.STATE.3" -> Optional.of("id");
      default -> Optional.empty();
    };
  }
}
