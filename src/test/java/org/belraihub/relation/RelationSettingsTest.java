package org.belraihub.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.belraihub.access.TestCallers;
import org.belraihub.organisation.OrganisationType;
import org.belraihub.organisation.Role;
import org.belraihub.relation.RelationSettings.Offer;
import org.junit.jupiter.api.Test;

/** R2.29: the table says which kinds are offered to which organisations and roles. */
class RelationSettingsTest {

  private static final RelationSettings TABLE = new RelationSettings(List.of(
      new Offer(Set.of(CareRelationKind.PERSONAL_CONTACT), Set.of(), Set.of()),
      new Offer(Set.of(CareRelationKind.AGREEMENT), Set.of(OrganisationType.INDICATION_SERVICE), Set.of(Role.ADMIN)),
      new Offer(Set.of(CareRelationKind.ONGOING_SERVICE), Set.of(OrganisationType.FAMILY_CARE), Set.of(Role.ADMIN, Role.ASSESSOR))));

  @Test
  void aRowCountsForItsOrganisationsAndItsRolesTogether() {
    assertThat(TABLE.offeredTo(TestCallers.caller(Role.ASSESSOR))).containsExactly(CareRelationKind.PERSONAL_CONTACT);
    assertThat(TABLE.offeredTo(TestCallers.caller(Role.ADMIN))).containsExactlyInAnyOrder(CareRelationKind.PERSONAL_CONTACT,
        CareRelationKind.AGREEMENT);
  }
}
