package org.belraihub.relation;

import java.util.List;
import java.util.Set;

import org.belraihub.access.Caller;
import org.belraihub.organisation.OrganisationType;
import org.belraihub.organisation.Role;

/**
 * Which kinds of care relation are offered to whom (R2.29).
 *
 * @param offered the table; a kind that is in no row is offered to nobody
 */
public record RelationSettings(List<Offer> offered) {

  /**
   * One row.
   *
   * @param kinds what is offered
   * @param types to organisations of these types; empty: all
   * @param roles to providers acting in these roles; empty: all
   */
  public record Offer(Set<CareRelationKind> kinds, Set<OrganisationType> types, Set<Role> roles) {

    boolean to(Caller caller) {
      return (types.isEmpty() || types.contains(caller.organisation().type())) && (roles.isEmpty() || roles.contains(caller.role()));
    }
  }

  /** Copies the table. */
  public RelationSettings {
    offered = List.copyOf(offered);
  }

  /** The kinds that a caller may choose from. */
  public List<CareRelationKind> offeredTo(Caller caller) {
    return offered.stream().filter(offer -> offer.to(caller)).flatMap(offer -> offer.kinds().stream()).distinct().sorted().toList();
  }
}
