package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.consent.ConsentStatus;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.therlink.LinkDeclaration;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities, number history, person register, address book and the changes of consents and links, over the wire. */
class RegistersIT {

  private static final CardNumber CARD = CardNumber.of("592999999959");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final NihiiNumber FACILITY = new NihiiNumber("72500174");
  private static final HealthProfessional NURSE =
      new HealthProfessional(Insz.of("82010999873"), new NihiiNumber("49999045001"), "persnurse");
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
  void aCardBelongsToItsHolderOnly() throws Exception {
    world.control.part("id-support", "card", Map.of("insz", person.digits(), "number", CARD.text()));

    assertThat(hub.bridges.identities().verify(person, CARD)).isTrue();
    assertThat(hub.bridges.identities().verifyBarcode(person.digits() + CARD.text())).isTrue();
    assertThat(hub.bridges.identities().verify(TestPersons.next(), CARD)).isFalse();
    assertThatThrownBy(() -> hub.bridges.identities().verifyBarcode(person.digits() + "592999999960"))
        .isInstanceOfSatisfying(CallFailedException.class, refused -> {
          assertThat(refused.kind()).isEqualTo(CallFailedException.Kind.REFUSED);
          assertThat(refused.codes()).contains("IDS2.INPUT.54");
        });
  }

  @Test
  void aReplacedNumberLeadsToTheOneInForce() throws Exception {
    Insz second = TestPersons.next();
    Insz third = TestPersons.next();
    world.control.part("ssin-history", "replace", Map.of("old", person.digits(), "new", second.digits()));
    world.control.part("ssin-history", "replace", Map.of("old", second.digits(), "new", third.digits()));

    assertThat(hub.bridges.numbers().current(person).orElseThrow().current()).isEqualTo(third);
    assertThat(hub.bridges.numbers().related(second).orElseThrow().others()).containsExactlyInAnyOrder(person, second);
    assertThat(hub.bridges.numbers().current(TestPersons.next()).orElseThrow().others()).isEmpty();
  }

  @Test
  void thePersonRegisterTellsOfDeathAndOfBeingStruckOff() throws Exception {
    world.control.part("person-register", "add", Map.of("insz", person.digits(), "family", "D'Hondt", "first", "Zoë",
        "born", "1930-05-01", "deceased", "2026-01-02", "struckOff", "2026-02-03"));

    var known = hub.bridges.persons().lookUp(person, Freshness.ASK_AGAIN).value().orElseThrow();

    assertThat(known.familyName()).isEqualTo("D'Hondt");
    assertThat(known.born()).contains(LocalDate.of(1930, 5, 1));
    assertThat(known.deceasedOn()).contains(LocalDate.of(2026, 1, 2));
    assertThat(known.struckOffOn()).contains(LocalDate.of(2026, 2, 3));
    assertThat(known.toString()).doesNotContain("Hondt", "Zoë");
    assertThat(hub.bridges.persons().lookUp(TestPersons.next(), Freshness.ASK_AGAIN).value()).isEmpty();
  }

  @Test
  void theAddressBookKnowsVisasRecognisedFacilitiesAndTheCircleOfTrust() throws Exception {
    world.control.part("address-book", "professional", Map.of("insz", NURSE.insz().digits(), "profession", "persnurse",
        "nihii", "49999045001"));
    world.control.part("address-book", "facility", Map.of("nihii", FACILITY.digits(), "type", "orgretirementhome"));
    world.control.part("circle-of-trust", "member", Map.of("nihii", FACILITY.digits(), "from", "2026-01-01", "to", "2026-06-30"));
    var book = hub.bridges.addressBook();

    assertThat(book.hasVisa(NURSE.insz(), "persnurse", PATIENCE).value()).isTrue();
    assertThat(book.hasVisa(NURSE.insz(), "persphysician", PATIENCE).value()).isFalse();
    assertThat(book.hasVisa(person, "persnurse", PATIENCE).value()).isFalse();
    assertThat(book.facility(FACILITY, PATIENCE).value().orElseThrow().types()).containsExactly("orgretirementhome");
    assertThat(book.facility(new NihiiNumber("79999957"), PATIENCE).value()).isEmpty();
    assertThat(book.inCircleOfTrust(FACILITY, LocalDate.of(2026, 6, 30), PATIENCE).value()).isTrue();
    assertThat(book.inCircleOfTrust(FACILITY, LocalDate.of(2026, 7, 1), PATIENCE).value()).isFalse();
  }

  @Test
  void unknownIsNeitherYesNorNoAtEveryRegister() {
    for (String partner : List.of("id-support", "ssin-history", "person-register", "address-book", "circle-of-trust")) {
      world.control.part(partner, "odd", Map.of("kind", "soa-fault", "code", "SOA-02001"));
    }
    try {
      assertThatThrownBy(() -> hub.bridges.identities().verify(person, CARD)).isInstanceOf(CallFailedException.class);
      assertThatThrownBy(() -> hub.bridges.numbers().current(person)).isInstanceOf(CallFailedException.class);
      assertThatThrownBy(() -> hub.bridges.persons().lookUp(person, Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class);
      assertThatThrownBy(() -> hub.bridges.addressBook().hasVisa(person, "persnurse", PATIENCE))
          .isInstanceOf(SourceUnavailableException.class);
      assertThatThrownBy(() -> hub.bridges.addressBook().inCircleOfTrust(FACILITY, LocalDate.EPOCH, PATIENCE))
          .isInstanceOf(SourceUnavailableException.class);
    } finally {
      for (String partner : List.of("id-support", "ssin-history", "person-register", "address-book", "circle-of-trust")) {
        world.control.part(partner, "odd", Map.of("kind", "none"));
      }
    }
  }

  @Test
  void theStateOfAConsentIsToldInItsOwnWord() throws Exception {
    assertThat(hub.bridges.consent().status(person)).isEqualTo(ConsentStatus.NONE);
    hub.bridges.consent().put(person, CARD);
    assertThat(hub.bridges.consent().status(person)).isEqualTo(ConsentStatus.GIVEN);
    hub.bridges.consent().revoke(person, CARD);
    assertThat(hub.bridges.consent().status(person)).isEqualTo(ConsentStatus.REVOKED);
  }

  @Test
  void aChangeWhoseAnswerWasLostIsReadBack() throws Exception {
    try (var hasty = world.hub("hub", Duration.ofSeconds(20), BridgesOverSandbox.CALM)) {
      hasty.bridges.token();
      world.control.answerLost("consent");
      assertThatThrownBy(() -> hasty.bridges.consent().put(person, CARD)).as("reading back fails too, so it is not known")
          .isInstanceOf(CallFailedException.class);
      world.control.up("consent");
      assertThat(hasty.bridges.consent().consentGiven(person, Freshness.RECENT_ALLOWED).value()).as("it was done").isTrue();
    }
  }

  @Test
  void linksAreDeclaredFoundRevokedAndBarred() throws Exception {
    var link = new LinkDeclaration(person, Optional.of(CARD), Optional.empty(), NURSE, "gpconsultation",
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(LinkDeclaration.Proof.CARD_READ));
    var links = hub.bridges.therapeuticLinks();
    assertThat(links.has(person, NURSE, List.of())).isFalse();

    links.put(link);
    links.put(link);
    assertThat(links.has(person, NURSE, List.of("gpconsultation"))).isTrue();
    assertThat(links.has(person, NURSE, List.of("gmd"))).isFalse();
    assertThat(links.linkExists(person, NURSE, Freshness.RECENT_ALLOWED).value()).isTrue();
    assertThat(links.putAll(List.of(link))).as("a bulk refusal is read back").isEmpty();

    links.revoke(link);
    links.revoke(link);
    assertThat(links.has(person, NURSE, List.of())).isFalse();

    world.control.part("therlink", "exclude", Map.of("insz", person.digits(), "professionalInsz", NURSE.insz().digits()));
    assertThatThrownBy(() -> links.put(link)).isInstanceOfSatisfying(CallFailedException.class,
        refused -> assertThat(refused.codes()).containsExactly("TL.ACCESS.08"));
    assertThat(links.linkExists(person, NURSE, Freshness.ASK_AGAIN).value()).isFalse();
  }

  @Test
  void halfAnAnswerIsNoAnswer() {
    world.control.halfAnswer("consent");

    assertThatThrownBy(() -> hub.bridges.consent().consentGiven(person, Freshness.ASK_AGAIN))
        .isInstanceOf(SourceUnavailableException.class);
  }
}
