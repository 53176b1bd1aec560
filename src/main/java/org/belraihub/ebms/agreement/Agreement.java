package org.belraihub.ebms.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;

/**
 * A CPA.
 *
 * @param cpaId   its id, as in every message header
 * @param status  whether it is agreed
 * @param start   first instant at which it holds
 * @param end     last instant at which it holds
 * @param parties the two
 * @param document as it was read
 */
public record Agreement(String cpaId, Status status, Instant start, Instant end, List<AgreementParty> parties,
    AgreementDocument document) {

  /** How far the parties are. */
  public enum Status {
    AGREED, SIGNED, PROPOSED
  }

  /** Whether messages may be exchanged under it at this time. */
  public boolean isUsableAt(Instant time) {
    return status != Status.PROPOSED && !time.isBefore(start) && !time.isAfter(end);
  }

  /** The party that all these ids name. */
  public Optional<AgreementParty> party(List<PartyId> ids) {
    return parties.stream().filter(party -> !ids.isEmpty() && party.ids().containsAll(ids)).findFirst();
  }

  /** The other of the two. */
  public AgreementParty other(AgreementParty party) {
    return parties.get(0).equals(party) ? parties.get(1) : parties.get(0);
  }

  /** The bindings of both sides for a business message, if the sender may send it and the receiver may receive it. */
  public Optional<Route> route(AgreementParty sender, ServiceName service, String action) {
    AgreementParty receiver = other(sender);
    for (ActionBinding sending : sender.bindings(ActionBinding.Direction.SEND, service, action)) {
      for (ActionBinding receiving : receiver.bindings(ActionBinding.Direction.RECEIVE, service, action)) {
        if (sending.otherId() == null || sending.otherId().equals(receiving.id())) {
          return Optional.of(new Route(this, sender, receiver, sending, receiving));
        }
      }
    }
    return Optional.empty();
  }
}
