package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;

import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.Insurability;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated services know after a restart what they knew before. */
class SandboxRestartIT {

  private static final HealthProfessional NURSE =
      new HealthProfessional(Insz.of("82010999873"), new NihiiNumber("49999045001"), "persnurse");
  private static final HcoNumber WZC = new HcoNumber("10000022");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @TempDir
  Path home;

  @Test
  void whatWasGivenIsThereAfterARestart() throws Exception {
    String database = TestDatabase.fresh();
    Insz person = TestPersons.next();
    try (var first = new BridgesOverSandbox(home, database)) {
      first.control.giveConsent(person);
      first.control.addTherapeuticLink(person, NURSE);
      first.control.addCareRelation(person, WZC, DAY, null);
      first.control.addMembership(person, 380, "OFFICIEEL", DAY, null);
    }

    try (var second = new BridgesOverSandbox(home, database); var hub = second.hub()) {
      assertThat(hub.bridges.consent().consentGiven(person, Freshness.ASK_AGAIN).value()).isTrue();
      assertThat(hub.bridges.therapeuticLinks().linkExists(person, NURSE, Freshness.ASK_AGAIN).value()).isTrue();
      assertThat(hub.bridges.careRelations().relationExists(person, WZC, DAY, Freshness.ASK_AGAIN).value()).isTrue();
      assertThat(hub.bridges.insurability().insurabilityOn(person, DAY, Freshness.ASK_AGAIN).value())
          .isEqualTo(new Insurability.Insured(380, "OFFICIEEL"));
    }
  }
}
