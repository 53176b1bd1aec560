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

  /** The same, whose provider is a nurse. */
  static Organisation nursed() {
    var one = organisation(new CircleOfTrust(LocalDate.of(2020, 1, 1), null), Role.ASSESSOR);
    var nurse = new User(PROVIDER, "Ines", Set.of(Role.ASSESSOR), new NihiiNumber("41012390401"), "persnurse");
    return new Organisation(one.hco(), one.nihii(), one.name(), one.type(), one.residential(), one.vsbNumbers(), one.software(),
        one.circleOfTrust(), one.certificates(), List.of(nurse));
  }

  public static Caller caller(Role role) {
    var organisation = organisation(new CircleOfTrust(LocalDate.of(2020, 1, 1), null), Role.values());
    return new Caller(organisation, organisation.users().get(0), role, 1, "CARE-1", Standing.NOT_ASKED_YET);
  }
}
