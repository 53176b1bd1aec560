package org.belraihub.team;

import java.time.LocalDate;

import org.belraihub.access.Caller;
import org.belraihub.access.FactDesk;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.time.BusinessClock;

/** Finds invitations for the organisation that was invited, and asks what a decision about them needs. */
class InvitationDesk {

  /**
   * An invitation with its main assessment, both locked in this order by the row of the main one.
   *
   * @param main       main assessment
   * @param invitation invitation
   */
  record Pair(Assessment main, Invitation invitation) {
  }

  private final OwnDrafts own;
  private final TeamStore store;
  private final PersonRegister persons;
  private final FactDesk facts;
  private final BusinessClock business;

  InvitationDesk(OwnDrafts own, TeamStore store, PersonRegister persons, FactDesk facts, BusinessClock business) {
    this.own = own;
    this.store = store;
    this.persons = persons;
    this.facts = facts;
    this.business = business;
  }

  /** The relation of the caller with the client; asked for own invitations only. */
  <C> Admitted<C> relation(Admitted<C> request, String reference) {
    Pair pair = find(reference, request.caller());
    return request.with(facts.forJoining(persons.inszOf(pair.main.person()), request.caller()));
  }

  Pair find(String reference, Caller caller) {
    Invitation invitation = store.find(reference).orElseThrow(InvitationDesk::unknown);
    return listed(own.find(invitation.assessment()), invitation, caller);
  }

  Pair lock(String reference, Caller caller) {
    Assessment main = own.locked(store.mainOf(reference).orElseThrow(InvitationDesk::unknown));
    return listed(main, store.find(reference).orElseThrow(InvitationDesk::unknown), caller);
  }

  /** Another organisation's, declined, removed or erased ones are unknown; a finished part stays reachable (R4.50). */
  private Pair listed(Assessment main, Invitation invitation, Caller caller) {
    LocalDate today = business.today();
    boolean kept = invitation.isFinished() && main.isClosed();
    if (!invitation.organisation().equals(caller.hco()) || invitation.platform() != Origin.FLEMISH || !main.stateOn(today).isShown()
        || !invitation.stateOn(today).isListed() && !kept) {
      throw unknown();
    }
    return new Pair(main, invitation);
  }

  Received received(Pair pair) {
    Insz client = persons.inszOf(pair.main.person());
    return Received.of(pair.invitation, store.words(pair.invitation), pair.main, client.digits(), business.today());
  }

  Received received(Invitation invitation) {
    return received(new Pair(own.find(invitation.assessment()), invitation));
  }

  private static RefusedException unknown() {
    return new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no invitation to the caller's organisation has this reference");
  }
}
