package org.belraihub.team;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.Caller;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.Coordination;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.organisation.Role;
import org.belraihub.organisation.User;
import org.belraihub.person.Insz;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;

/** Hands the coordination over, inside the organisation or to a participant of another (T13, T14, R4.52). */
public class HandingOver {

  /**
   * To whom.
   *
   * @param reference    main assessment
   * @param provider     national number of the new coordinator
   * @param organisation for which he coordinates
   */
  public record HandOver(ReferenceNumber reference, Insz provider, HcoNumber organisation) {
  }

  /**
   * The answer.
   *
   * @param reference    main assessment
   * @param organisation whose it is now
   */
  public record HandedOver(String reference, String organisation) {
  }

  private final OwnDrafts own;
  private final TeamStore store;
  private final OtherPlatform other;
  private final OrganisationDirectory organisations;
  private final ProviderRegister providers;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  HandingOver(OwnDrafts own, TeamStore store, OtherPlatform other, OrganisationDirectory organisations, ProviderRegister providers, RequestDesk requests,
              AuditTrail audit, BusinessClock business) {
    this.own = own;
    this.store = store;
    this.other = other;
    this.organisations = organisations;
    this.providers = providers;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /**
   * Hands over; the draft goes with it to the new coordinator's organisation ((d) 23).
   *
   * @throws RefusedException TRANSFER_REFUSED
   */
  public HandedOver handOver(Admitted<HandOver> request) {
    Caller caller = request.caller();
    return requests.change(caller, request.frame(), "TransferCoordination", HandedOver.class, () -> {
      HandOver command = request.command();
      Assessment main = own.locked(command.reference());
      requireMay(main, caller);
      long provider = newCoordinator(main, command);
      main.handOver(provider, command.organisation().digits(), business.today());
      tellOtherPlatform(main, command);
      audit.record(RequestDesk.event(AuditAction.COORDINATION_HANDED_OVER, caller, request.frame(),
          Map.of("provider", Long.toString(provider), "organisation", command.organisation().digits()))
          .about(main.person(), main.reference().text()));
      return new HandedOver(main.reference().text(), main.organisation());
    }).answer();
  }

  private void tellOtherPlatform(Assessment main, HandOver command) {
    LocalDate today = business.today();
    String name = organisations.byHco(command.organisation()).flatMap(organisation -> organisation.user(command.provider())).map(User::name).orElse("");
    store.of(main.id()).stream().filter(invitation -> invitation.platform() == Origin.FEDERAL)
        .filter(invitation -> invitation.stateOn(today) == InvitationState.PENDING || invitation.stateOn(today) == InvitationState.ACCEPTED)
        .forEach(invitation -> other.changed(main, invitation.reference(), invitation.nextChange(), false, name, today));
  }

  private static void requireMay(Assessment main, Caller caller) {
    boolean colleague = main.organisation().equals(caller.hco())
        && (caller.role() == Role.ADMIN || caller.role() == Role.CERTIFIED_PROVIDER);
    if (main.coordination() != Coordination.WITH_COORDINATOR || !main.isCoordinatedBy(caller) && !colleague) {
      throw new RefusedException(FaultCode.TRANSFER_REFUSED, "the caller neither coordinates it nor is an entitled colleague");
    }
  }

  private long newCoordinator(Assessment main, HandOver command) {
    Optional<User> user = organisations.byHco(command.organisation()).flatMap(organisation -> organisation.user(command.provider()))
        .filter(known -> known.roles().stream().anyMatch(Role::mayCreate));
    long provider = providers.idOf(user.orElseThrow(() -> refused("nobody of that organisation who may coordinate")).insz());
    boolean inside = main.organisation().equals(command.organisation().digits());
    if (!inside && store.of(main.id()).stream().noneMatch(part -> part.organisation().equals(command.organisation().digits())
        && part.participant().equals(Optional.of(provider)))) {
      throw refused("the new coordinator has not accepted an invitation to this assessment");
    }
    return provider;
  }

  private static RefusedException refused(String why) {
    return new RefusedException(FaultCode.TRANSFER_REFUSED, why);
  }
}
