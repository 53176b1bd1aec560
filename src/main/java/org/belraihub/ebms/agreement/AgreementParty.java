package org.belraihub.ebms.agreement;

import java.util.List;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;

/**
 * One of the two parties (PartyInfo).
 *
 * @param name           for people
 * @param ids            at least one; each names this party
 * @param bindings       what it can send and receive
 * @param defaultChannel for signals
 */
public record AgreementParty(String name, List<PartyId> ids, List<ActionBinding> bindings, Channel defaultChannel) {

  /** The id that stands first; what the party is called in stores and listeners. */
  public PartyId id() {
    return ids.get(0);
  }

  List<ActionBinding> bindings(ActionBinding.Direction direction, ServiceName service, String action) {
    return bindings.stream().filter(b -> b.direction() == direction && b.service().equals(service) && b.action().equals(action)).toList();
  }
}
