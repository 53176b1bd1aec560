package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.belraihub.time.BelgianTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R2.01 to R2.03, R2.06, R2.07, R2.14, R2.32: what person register, Circle of Trust and CoBRHA say of a caller decides, over the wire. */
class WhoTheCallerIsIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final NihiiNumber FACILITY = new NihiiNumber("76123422");
  private static final Desk LOUISE = Desks.louiseAtFamilyCare();
  private static final Desk NORA = new Desk(LOUISE.key(), LOUISE.organisation(), Insz.of("90011599861"), "UNCERTIFIED_PROVIDER", Desk.SOFTWARE);

  private final TestHub hub = TestHub.shared();
  private final Insz client = hub.client().consenting().relatedTo(LOUISE).known();

  @AfterEach
  void asItWas() {
    hub.allPartnersUp();
    hub.sandbox().part("address-book", "facility", Map.of("nihii", FACILITY.digits(), "type", "orgpublichealth"));
    hub.sandbox().part("address-book", "professional", Map.of("insz", LOUISE.user().digits(), "profession", "persnurse", "nihii", "41012390401"));
    hub.sandbox().part("circle-of-trust", "member", Map.of("nihii", FACILITY.digits(), "from", "2020-01-01"));
    hub.sandbox().part("person-register", "add", Map.of("insz", NORA.user().digits(), "family", "Claes", "first", "Nora"));
    forget();
  }

  /** Answers are kept for hours. */
  private void forget() {
    var bridges = hub.part(EhealthBridges.class);
    bridges.invalidate(FACILITY);
    bridges.invalidate(LOUISE.user());
    bridges.invalidate(NORA.user());
  }

  @Test
  void r201WhoHasDiedIsRefusedFromThatDayOn() throws Exception {
    LocalDate today = LocalDate.now(BelgianTime.ZONE);
    register("person-register", "add", Map.of("insz", NORA.user().digits(), "family", "Claes", "deceased", today.plusDays(1).toString()));
    assertThat(hub.at(NORA).list(client)).isEmpty();

    register("person-register", "add", Map.of("insz", NORA.user().digits(), "family", "Claes", "deceased", today.toString()));

    assertThat(Refusal.of(() -> hub.at(NORA).list(client))).isEqualTo("IDENTITY_REJECTED");
  }

  @Test
  void r202WithoutARecognisedFacilityOnlyAVisaIsARoute() throws Exception {
    register("address-book", "unlist", Map.of("nihii", FACILITY.digits()));

    assertThat(Refusal.of(() -> hub.at(NORA).list(client))).isEqualTo("NO_PROFESSIONAL_ROUTE");
    Closed closed = hub.at(LOUISE).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);
    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(closed.notices()).as("R2.03: the care relation is the facility's").contains("N_NO_CARE_RELATION");

    register("address-book", "withdraw", Map.of("insz", LOUISE.user().digits(), "profession", "persnurse"));
    assertThat(Refusal.of(() -> hub.at(LOUISE).list(client))).isEqualTo("NO_PROFESSIONAL_ROUTE");
  }

  @Test
  void r232WhoLeftTheCircleOfTrustIsRefusedAlthoughTheDeclarationStands() throws Exception {
    register("circle-of-trust", "member", Map.of("nihii", FACILITY.digits(), "from", "2020-01-01", "to", "2026-01-31"));

    var refusals = hub.audit().refusalsDuring(() -> Refusal.of(() -> hub.at(LOUISE).list(client)));

    assertThat(refusals).singleElement().satisfies(row -> {
      assertThat(row.code()).isEqualTo("NO_PROFESSIONAL_ROUTE");
      assertThat(row.details()).as("why, for the operator, with the time of the answer").contains("not registered in the Circle of Trust: no@20");
    });
  }

  @Test
  void r207WhileTheyAreSilentOwnWorkGoesOnAndReadingIsClosed() throws Exception {
    Closed closed = hub.at(LOUISE).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);
    assertThat(closed.notices()).doesNotContain("N_SOURCE_UNAVAILABLE");
    for (String register : new String[] {"person-register", "address-book", "circle-of-trust"}) {
      hub.sandbox().down(register);
      forget();

      Draft draft = hub.at(LOUISE).start(Case.of(client, SCREENER));

      assertThat(draft.notices()).as(register).contains("N_SOURCE_UNAVAILABLE").doesNotContain("N_NO_CARE_RELATION", "N_NO_CONSENT");
      assertThat(Refusal.of(() -> hub.at(LOUISE).read(closed.reference()))).as(register).isEqualTo("TEMPORARILY_UNAVAILABLE");
      hub.sandbox().up(register);
    }
    forget();
    await("the hub asks them again").atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(RefusedByHubException.class)
        .until(() -> hub.at(LOUISE).read(closed.reference()) > 0);
  }

  /** R1.04 too: and through which software it came. */
  @Test
  void r206WhatEachSourceSaidAndWhenIsInTheAccessLogWithTheDecision() throws Exception {
    Closed closed = hub.at(LOUISE).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);
    hub.at(LOUISE).read(closed.reference());

    assertThat(hub.audit().ofReference(closed.reference())).filteredOn(row -> row.action().equals("ASSESSMENT_READ")).singleElement()
        .extracting(row -> row.details()).asString()
        .contains("lives=yes@20", "circle=yes@20", "recognised=yes@20", "relation=yes@20", "granted=yes@20", "consent=not asked", "software=" + LOUISE.software())
        .doesNotContain("visa");
  }

  private void register(String register, String operation, Map<String, Object> what) {
    hub.sandbox().part(register, operation, what);
    forget();
  }
}
