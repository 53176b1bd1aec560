package org.belraihub.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.belraihub.access.SourceUnavailableException;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.event.Told.Noted;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.relation.CareRelationKind;
import org.belraihub.relation.CareRelationRegister;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisterRefusedException;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.request.RequestDesk;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notes what the platform tells. The register of care relations is asked first and finds its own effect again, then the event is
 * noted: a process that dies in between answers nothing, and the platform tells it again.
 */
public class PlatformEvents {

  private static final String EXISTS = "CR.STATE.1";

  /** What an event does outside the database. */
  private interface Effect {
    void take() throws SourceUnavailableException, RegisterRefusedException;
  }

  private final EventInbox inbox;
  private final CareRelationRegister register;
  private final OrganisationDirectory organisations;
  private final PersonRegister persons;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final TransactionOperations transaction;

  PlatformEvents(EventInbox inbox, CareRelationRegister register, OrganisationDirectory organisations, PersonRegister persons,
                 RequestDesk requests, AuditTrail audit, TransactionOperations transaction) {
    this.inbox = inbox;
    this.register = register;
    this.organisations = organisations;
    this.persons = persons;
    this.requests = requests;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Makes the care relation of the facility, or gives it its last day once that is known (R2.22). */
  public Noted admission(Told<Told.Admission> told) {
    Told.Admission admission = told.event();
    if (admission.through().filter(last -> last.isBefore(admission.from())).isPresent()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "a last day before the first", List.of("to"));
    }
    known(admission.organisation());
    return note(told, admission.client(), "admission", () -> admit(admission), person -> { });
  }

  private void admit(Told.Admission admission) throws SourceUnavailableException, RegisterRefusedException {
    try {
      register.register(new NewRelation(admission.client(), Optional.empty(), admission.organisation(), Optional.empty(),
          CareRelationKind.ADMISSION, admission.from(), admission.through(), true));
    } catch (RegisterRefusedException e) {
      RegisteredRelation stay = stay(admission.client(), admission.organisation(), admission.from()).filter(known ->
          e.codes().contains(EXISTS)).orElseThrow(() -> e);
      if (admission.through().isPresent() && !admission.through().equals(stay.through())) {
        register.extend(admission.client(), admission.organisation(), stay.id(), admission.through().get());
      }
    }
  }

  /** Ends the relation that rests on the admission; reading closes with it (R2.31). */
  public Noted discharge(Told<Told.Discharge> told) {
    Told.Discharge discharge = told.event();
    known(discharge.organisation());
    return note(told, discharge.client(), "discharge", () -> {
      Optional<RegisteredRelation> stay = stay(discharge.client(), discharge.organisation(), discharge.on());
      if (stay.isPresent()) {
        register.end(discharge.client(), discharge.organisation(), stay.get().id(), discharge.on().plusDays(1));
      }
    }, person -> { });
  }

  private Optional<RegisteredRelation> stay(Insz client, HcoNumber organisation, LocalDate on) throws SourceUnavailableException {
    return register.find(client, organisation).stream()
        .filter(relation -> relation.kind() == CareRelationKind.ADMISSION && relation.validOn(on)).findFirst();
  }

  /** Records the death: nothing is started any more, and what there is stays visible for 100 days (R10.10, (d) 21). */
  public Noted death(Told<Told.Death> told) {
    return note(told, told.event().client(), "death", () -> { }, person -> persons.died(person, told.event().on()));
  }

  private Noted note(Told<?> told, Insz client, String kind, Effect outside, LongConsumer inside) {
    if (requests.read(told.frame(), () -> inbox.noted(told))) {
      return new Noted(true);
    }
    take(outside);
    return transaction.execute(status -> {
      if (!inbox.note(told)) {
        return new Noted(true);
      }
      long person = persons.findOrCreate(client);
      inside.accept(person);
      audit.record(RequestDesk.event(AuditAction.EVENT_TOLD, null, told.frame(), Map.of("sender", told.sender(), "event", kind))
          .about(person, null));
      return new Noted(false);
    });
  }

  private static void take(Effect effect) {
    try {
      effect.take();
    } catch (SourceUnavailableException e) {
      throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "the register of care relations did not answer: " + e.getMessage(),
          List.of(), e);
    } catch (RegisterRefusedException e) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, String.valueOf(e.getMessage()), List.of(), e);
    }
  }

  private void known(HcoNumber organisation) {
    if (organisations.byHco(organisation).isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "no organisation " + organisation, List.of("organisation"));
    }
  }
}
