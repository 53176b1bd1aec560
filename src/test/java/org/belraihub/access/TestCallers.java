package org.belraihub.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.belraihub.organisation.CircleOfTrust;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationType;
import org.belraihub.organisation.Role;
import org.belraihub.organisation.User;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/** An indication service with one provider in every role. */
public final class TestCallers {

  public static final Insz PROVIDER = Insz.of("91041299797");

  private TestCallers() {
  }

  public static Organisation organisation(@Nullable CircleOfTrust trust, Role... roles) {
    var user = new User(PROVIDER, "Ines", Set.of(roles), null, null);
    return new Organisation(new HcoNumber("10000066"), new NihiiNumber("34000181"), "Indicatiedienst", OrganisationType.INDICATION_SERVICE,
        false, Set.of("VSB-0001", "VSB-0002"), Set.of("CARE-1"), trust, List.of(), List.of(user));
  }

  public static Caller caller(Role role) {
    var organisation = organisation(new CircleOfTrust(LocalDate.of(2020, 1, 1), null), Role.values());
    return new Caller(organisation, organisation.users().get(0), role, 1, "CARE-1");
  }
}
