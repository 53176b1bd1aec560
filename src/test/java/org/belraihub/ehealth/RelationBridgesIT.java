package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.Insurability;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.relation.CareRelationKind;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisterRefusedException;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.BelgianTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Therapeutic links, care relations and insurability over the wire: R2.03, R2.04, R2.24 to R2.31, R6.19, E08 and E21 in their source parts. */
class RelationBridgesIT {

  private static final HealthProfessional NURSE =
      new HealthProfessional(Insz.of("82010999873"), new NihiiNumber("49999045001"), "persnurse");
  private static final HealthProfessional PHYSICIAN =
      new HealthProfessional(Insz.of("70061599765"), new NihiiNumber("19999024004"), "persphysician");
  private static final HcoNumber WZC = new HcoNumber("10000022");
  private static final HcoNumber HOSP = new HcoNumber("10000033");
  private static final Optional<CardNumber> CARD = Optional.of(CardNumber.of("592999999959"));
  private static final LocalDate FROM = LocalDate.of(2023, 6, 16);
  private static BridgesOverSandbox world;

  private final Insz person = TestPersons.next();
  private BridgesOverSandbox.Hub hub;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    world = new BridgesOverSandbox(home);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void open() {
    world.calm();
    hub = world.hub();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aTherapeuticLinkExistsWithItsProfessionalOnlyAndUntilItIsRevoked() throws Exception {
    world.control.addTherapeuticLink(person, NURSE);

    assertThat(linked(NURSE)).isTrue();
    assertThat(linked(PHYSICIAN)).isFalse();
    world.control.removeTherapeuticLink(person, NURSE);
    assertThat(linked(NURSE)).isFalse();
  }

  @Test
  void anExcludedProfessionalHasNoLinkAndAFailingSourceBehindTheServiceIsUnknown() throws Exception {
    world.control.part("therlink", "odd", Map.of("kind", "incomplete", "code", "TL.ACCESS.08"));
    assertThat(linked(NURSE)).isFalse();

    world.control.part("therlink", "odd", Map.of("kind", "incomplete", "code", "TL.ACCESS.20"));
    assertThatThrownBy(() -> linked(NURSE)).isInstanceOf(SourceUnavailableException.class).hasMessageContaining("OUTAGE TL.ACCESS.20");
  }

  @Test
  void aCareRelationIsThatOfOneOrganisationOnItsDays() throws Exception {
    world.control.addCareRelation(person, WZC, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 9, 30));

    assertThat(related(WZC, LocalDate.of(2025, 2, 28))).isFalse();
    assertThat(related(WZC, LocalDate.of(2025, 3, 1))).isTrue();
    assertThat(related(WZC, LocalDate.of(2025, 9, 30))).isTrue();
    assertThat(related(WZC, LocalDate.of(2025, 10, 1))).isFalse();
    assertThat(related(HOSP, LocalDate.of(2025, 3, 1))).isFalse();
  }

  @Test
  void aBrokenCareRelationIsNoneAtOnceOnceForgotten() throws Exception {
    LocalDate today = LocalDate.now(BelgianTime.ZONE);
    world.control.addCareRelation(person, WZC, today.minusYears(1), null);
    assertThat(hub.bridges.careRelations().relationExists(person, WZC, today, Freshness.RECENT_ALLOWED).value()).isTrue();

    world.control.endCareRelation(person, WZC);
    hub.bridges.invalidate(person);

    assertThat(hub.bridges.careRelations().relationExists(person, WZC, today.plusDays(1), Freshness.RECENT_ALLOWED).value()).isFalse();
  }

  @Test
  void aRegisteredContactLasts24MonthsOrOneMonthAndIsKnownAtOnce() throws Exception {
    assertThat(related(WZC, FROM)).isFalse();

    var personal = register(CareRelationKind.PERSONAL_CONTACT, CARD, Optional.empty());
    var telephone = hub.bridges.careRelations().register(new NewRelation(person, CARD, HOSP, Optional.of(NURSE.insz()),
        CareRelationKind.TELEPHONE_CONTACT, FROM, Optional.empty(), false));

    assertThat(personal.through()).contains(LocalDate.of(2025, 6, 16));
    assertThat(telephone.through()).contains(LocalDate.of(2023, 7, 16));
    var relations = hub.bridges.careRelations();
    assertThat(relations.relationExists(person, WZC, LocalDate.of(2025, 6, 16), Freshness.RECENT_ALLOWED).value()).isTrue();
    assertThat(relations.relationExists(person, HOSP, LocalDate.of(2023, 7, 17), Freshness.RECENT_ALLOWED).value()).isFalse();
  }

  @Test
  void aRegistrationWithoutCardWithAWrongPeriodOrTwiceIsRefusedWithItsCode() throws Exception {
    refused("CR.INPUT.2", () -> register(CareRelationKind.PERSONAL_CONTACT, Optional.empty(), Optional.empty()));
    refused("CR.INPUT.4", () -> register(CareRelationKind.AGREEMENT, CARD, Optional.empty()));
    refused("CR.INPUT.4", () -> register(CareRelationKind.AGREEMENT, CARD, Optional.of(FROM.minusDays(1))));
    register(CareRelationKind.ONGOING_SERVICE, Optional.of(CardNumber.of("B 0123456 78")), Optional.empty());
    refused("CR.STATE.1", () -> register(CareRelationKind.ONGOING_SERVICE, CARD, Optional.empty()));
  }

  @Test
  void insuredByTheFundOfTheDayNotInsuredOrUnknown() throws Exception {
    world.control.addMembership(person, 380, "OFFICIEEL", LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31));
    world.control.addMembership(person, 680, "ADMINISTRATIEF", LocalDate.of(2026, 1, 1), null);
    Insz excluded = TestPersons.next();
    world.control.excludeFromInsurance(excluded, "GESCHRAPT");

    assertThat(insurability(person, LocalDate.of(2025, 12, 31))).isEqualTo(new Insurability.Insured(380, "OFFICIEEL"));
    assertThat(insurability(person, LocalDate.of(2026, 1, 1))).isEqualTo(new Insurability.Insured(680, "ADMINISTRATIEF"));
    assertThat(insurability(person, LocalDate.of(2019, 12, 31))).isEqualTo(new Insurability.NotInsured("GEEN_AANSLUITING_OP_DATUM"));
    assertThat(insurability(excluded, LocalDate.of(2026, 1, 1))).isEqualTo(new Insurability.NotInsured("GESCHRAPT"));
    assertThat(insurability(TestPersons.next(), LocalDate.of(2026, 1, 1))).isEqualTo(new Insurability.Unknown());
  }

  @Test
  void aRelationIsExtendedAndEndedAndNotRevived() throws Exception {
    var agreement = register(CareRelationKind.AGREEMENT, CARD, Optional.of(FROM.plusDays(10)));
    var register = hub.bridges.careRelations();

    assertThat(register.extend(person, WZC, agreement.id(), FROM.plusDays(30)).through()).contains(FROM.plusDays(30));
    assertThat(related(WZC, FROM.plusDays(30))).isTrue();
    assertThat(register.end(person, WZC, agreement.id(), FROM.plusDays(5)).endedOn()).contains(FROM.plusDays(5));
    assertThat(related(WZC, FROM.plusDays(5))).isFalse();
    assertThat(register.end(person, WZC, agreement.id(), FROM.plusDays(7)).endedOn()).contains(FROM.plusDays(5));
    refused("CR.STATE.3", () -> register.extend(person, WZC, agreement.id(), FROM.plusDays(60)));
    refused("CR.STATE.2", () -> register.extend(person, HOSP, agreement.id(), FROM.plusDays(60)));
  }

  @Test
  void aMembershipThatOverlapsTakesTheOthersPlace() throws Exception {
    world.control.addMembership(person, 380, "OFFICIEEL", LocalDate.of(2020, 1, 1), null);
    world.control.addMembership(person, 680, "OFFICIEEL", LocalDate.of(2024, 1, 1), null);

    assertThat(insurability(person, LocalDate.of(2024, 6, 1))).isEqualTo(new Insurability.Insured(680, "OFFICIEEL"));
  }

  @Test
  void eachServiceDownIsUnknownAndLeavesTheOthersAlone() throws Exception {
    for (String down : new String[] {"therlink", "care-relation", "insurability"}) {
      world.control.down(down);
      try (var wary = world.hub("hub", Duration.ofSeconds(20), new Circuit(2, Duration.ofMinutes(1)))) {
        assertThatThrownBy(() -> ask(wary.bridges, down)).isInstanceOfSatisfying(SourceUnavailableException.class,
            e -> assertThat(e.source()).isEqualTo(down));
        wary.bridges.consent().consentGiven(person, Freshness.ASK_AGAIN);
        assertThat(wary.bridges.circuits()).containsEntry("consent", "CLOSED");
      }
      world.control.up(down);
      ask(hub.bridges, down);
    }
  }

  private void ask(EhealthBridges bridges, String source) throws SourceUnavailableException {
    switch (source) {
      case "therlink" -> bridges.therapeuticLinks().linkExists(person, NURSE, Freshness.ASK_AGAIN);
      case "care-relation" -> bridges.careRelations().relationExists(person, WZC, FROM, Freshness.ASK_AGAIN);
      default -> bridges.insurability().insurabilityOn(person, FROM, Freshness.ASK_AGAIN);
    }
  }

  private boolean linked(HealthProfessional professional) throws SourceUnavailableException {
    return hub.bridges.therapeuticLinks().linkExists(person, professional, Freshness.ASK_AGAIN).value();
  }

  private boolean related(HcoNumber organisation, LocalDate on) throws SourceUnavailableException {
    return hub.bridges.careRelations().relationExists(person, organisation, on, Freshness.ASK_AGAIN).value();
  }

  private Insurability insurability(Insz who, LocalDate on) throws SourceUnavailableException {
    return hub.bridges.insurability().insurabilityOn(who, on, Freshness.ASK_AGAIN).value();
  }

  private RegisteredRelation register(CareRelationKind kind, Optional<CardNumber> card, Optional<LocalDate> through)
      throws SourceUnavailableException, RegisterRefusedException {
    return hub.bridges.careRelations().register(new NewRelation(person, card, WZC, Optional.empty(), kind, FROM, through, false));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(RegisterRefusedException.class,
        failure -> assertThat(failure.codes()).containsExactly(code));
  }
}
