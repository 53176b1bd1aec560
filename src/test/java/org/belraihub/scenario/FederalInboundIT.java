package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.xml.ws.soap.SOAPFaultException;
import org.belraihub.federal.inbound.FederalPull;
import org.belraihub.federal.wire.FederalAssessmentPort;
import org.belraihub.federal.wire.PullMessagesRequest;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.Insz;
import org.belraihub.scoring.ShippedDefinitions;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.FederalDesk.Told;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** E23, R7.01, R7.03 to R7.06, R7.09: what is closed on the federal platform. */
class FederalInboundIT {

  private static final String HC = "BELRAI_HC";
  private static final String RECEIVED_ONLY = "BELRAI_PALLIATIVE_SCREENER";
  private static final LocalDate DAY = LocalDate.of(2024, 3, 6);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestHub hub = TestHub.shared();
  private final FederalDesk federal = new FederalDesk(hub);
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final DraftDesk hanne = new DraftDesk(hub, Desks.hanne());

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  /** The hospital closed it federally; the nursing home reads it under its own relation and the client's consent, without comments. */
  @Test
  void aFederalAssessmentIsStoredOnceReadByWhoMayAndScoredAsAPreviewBesideItsCentralResults_E23() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    var said = closedHc(sam);
    said.put("results", Map.of("CPS", 3));
    Told told = federal.tell("close", said);
    assertThat(told.outcome()).isEqualTo("REGISTERED");

    assertThat(federal.ask("again", Map.of("messageId", told.messageId())).path("outcome").asString()).isEqualTo("ALREADY_REGISTERED");
    assertThat(federal.tell("alter", Map.of("reference", told.reference(), "change", Map.of())).outcome()).as("the same under a new message id")
        .isEqualTo("ALREADY_REGISTERED");
    assertThat(louise.line(sam, told.reference())).hasValueSatisfying(line -> {
      assertThat(line.getClosedBy()).isEqualTo("Federal Provider");
      assertThat(line.getOrganisation()).isEqualTo(Desks.hanne().organisation().digits());
    });
    assertThat(louise.get(told.reference()).getAnswers().getAnswer()).hasSize(hub.answers(HC, sam).size())
        .allSatisfy(answer -> assertThat(answer.getComment()).isNull());
    await("the preview").atMost(PATIENCE).until(() -> louise.results(told.reference()).getResults().getState().equals("AVAILABLE"));
    var results = louise.results(told.reference());
    assertThat(results.getResults().getResult()).isNotEmpty();
    assertThat(results.getCentral().getResult()).singleElement().satisfies(central -> {
      assertThat(central.getScale()).isEqualTo("CPS");
      assertThat(central.getValue()).isEqualByComparingTo(new BigDecimal(3));
    });
    federal.tell("compute", Map.of("reference", told.reference(), "results", Map.of("CPS", 4)));
    assertThat(louise.results(told.reference()).getCentral().getResult().get(0).getValue()).isEqualByComparingTo(new BigDecimal(4));

    assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.louiseAtFamilyCare()).get(told.reference()))).isEqualTo("NO_CARE_RELATION");
    assertThat(hub.audit().ofReference(told.reference())).extracting("action").contains("FEDERAL_RECEIVED", "ASSESSMENT_READ");
  }

  /** R7.09, (d) 29: the consent of the client is asked for the reader, whichever platform holds the assessment. */
  @Test
  void withoutConsentAFederalAssessmentIsReadByItsOwnOrganisationOnly() throws Exception {
    Insz greet = hub.client().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    Told told = federal.tell("close", closedHc(greet));

    assertThat(Refusal.of(() -> louise.get(told.reference()))).isEqualTo("NO_CONSENT");
    assertThat(hanne.get(told.reference()).getAssessment().getReference()).isEqualTo(told.reference());
  }

  /** The first version stands until an operator decides; the digest tells that the second is another (R10.12). */
  @Test
  void theSameReferenceWithAnAlteredAnswerWaitsForAnOperatorAndTheFirstStands_E23() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    Told told = federal.tell("close", closedHc(sam));
    String item = otherThan(sam, "A");
    Map<String, Object> change = Map.of("reference", told.reference(), "change", Map.of(item, other(sam, item)));

    assertThat(federal.tell("alter", change).outcome()).isEqualTo("DUPLICATE_CONFLICT");
    assertThat(answer(told, item)).isEqualTo(hub.answers(HC, sam).get(item));
    var sameId = new HashMap<>(change);
    sameId.put("sameId", true);
    assertThat(federal.tell("alter", sameId).outcome()).isEqualTo("MESSAGE_ID_REUSED");

    assertThat(hub.operator().get("/sync").path("conflicts").asLong()).as("R11.11").isPositive();
    long conflict = conflictOf(told.reference());
    assertThat(decide(conflict, "TAKE_SECOND")).isTrue();
    assertThat(answer(told, item)).isEqualTo(other(sam, item));
    assertThat(hub.jdbc().sql("select count(*) from assessment_superseded s join assessment a on a.id = s.assessment_id where a.reference = ?")
        .param(told.reference()).query(Long.class).single()).as("what stood is kept").isEqualTo(1);
    assertThat(decide(conflict, "KEEP_FIRST")).as("decided once").isFalse();
    assertThat(hub.audit().ofReference(told.reference())).extracting("action").contains("FEDERAL_CONFLICT_DECIDED");
  }

  /** R10.07: bad input is refused with its code and leaves one audit row and nothing else. */
  @Test
  void whatCannotBeIsRefusedAndAuditedOnce() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    var said = new HashMap<>(closedHc(sam));
    said.put("insz", "990101996" + String.format("%02d", 97 - 2_990_101_996L % 97));
    Told unborn = federal.tell("close", said);
    var wrong = new HashMap<>(closedHc(sam));
    wrong.put("hold", true);
    Told altered = federal.tell("close", wrong);
    hub.books().tellOtherwise(altered.reference(), "<insz>" + sam.digits(), "<insz>42031199762");

    assertThat(unborn.outcome()).isEqualTo("CONTENT_INVALID");
    assertThat(federal.deliver(Map.of())).contains("CONTENT_INVALID");

    for (Told told : List.of(unborn, altered)) {
      assertThat(hub.audit().ofReference(told.reference())).singleElement().satisfies(row -> {
        assertThat(row).extracting("action", "code").containsExactly("FEDERAL_RECEIVED", "CONTENT_INVALID");
        assertThat(row.toString()).doesNotContain("990101996", "42031199762");
      });
      assertThat(hub.jdbc().sql("select count(*) from assessment where reference = ?").param(told.reference()).query(Long.class).single()).isZero();
    }
  }

  /**
   * A message whose version nobody knows here is kept, and processed once when its definition is there; one that says what cannot be is
   * refused then, one that cannot be opened waits on, and neither holds those behind it up.
   */
  @Test
  void anUnknownVersionIsParkedAndProcessedOnceWhenItsDefinitionArrives_E23(@TempDir Path folder) throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    var said = federal.assessment(sam, hub.definition(RECEIVED_ONLY), Desks.hanne(), DAY, Map.of("A1", "1"));
    said.put("version", "77.0");
    Told sealed = federal.tell("close", said);
    hub.jdbc().sql("update federal_held_back set sealed = '\\x00' where reference = ?").param(sealed.reference()).update();
    var ofNobody = new HashMap<>(said);
    ofNobody.put("insz", "990101997" + String.format("%02d", 97 - 2_990_101_997L % 97));
    Told unborn = federal.tell("close", ofNobody);
    Told told = federal.tell("close", said);

    assertThat(told.outcome()).isEqualTo("PARKED");
    assertThat(hanne.line(sam, told.reference())).isEmpty();
    assertThat(federal.ask("again", Map.of("messageId", told.messageId())).path("outcome").asString()).isEqualTo("PARKED");
    long parked = parkedVersions();
    assertThat(parked).isPositive();
    assertThat(hub.operator().get("/sync").path("out").path("drainPerSecond").asInt()).isEqualTo(300);

    hub.restart("--hub.definitions=" + withVersion77(folder));

    var hanneAgain = new DraftDesk(hub, Desks.hanne());
    await("the parked message").atMost(PATIENCE).until(() -> hanneAgain.line(sam, told.reference()).isPresent());
    assertThat(hanneAgain.get(told.reference()).getAssessment().getInstrumentVersion()).isEqualTo("77.0");
    assertThat(parkedVersions()).isEqualTo(parked - 2);
    assertThat(federal.ask("again", Map.of("messageId", unborn.messageId())).path("outcome").asString()).isEqualTo("CONTENT_INVALID");
    assertThat(hub.jdbc().sql("select decision from federal_held_back where reference = ?").param(unborn.reference()).query(String.class).single())
        .isEqualTo("CONTENT_INVALID");
    hub.jdbc().sql("delete from federal_held_back where reference = ?").param(sealed.reference()).update();
    assertThat(federal.ask("again", Map.of("messageId", told.messageId())).path("outcome").asString()).isEqualTo("ALREADY_REGISTERED");
    assertThat(hub.jdbc().sql("select count(*) from assessment where reference = ?").param(told.reference()).query(Long.class).single()).isEqualTo(1);
    assertThat(hub.audit().ofReference(told.reference())).filteredOn("action", "FEDERAL_RECEIVED").extracting("code")
        .containsExactly("PARKED", "PARKED", "REGISTERED", "ALREADY_REGISTERED");
  }

  private long parkedVersions() {
    return hub.operator().get("/sync").path("parkedVersions").asLong();
  }

  /** The shipped instruments and one more version of one of them. */
  private static Path withVersion77(Path folder) throws IOException {
    Path instruments = Files.createDirectories(folder.resolve("instruments"));
    try (var files = Files.list(ShippedDefinitions.CONFIG.resolve("instruments"))) {
      for (Path file : files.toList()) {
        Files.copy(file, instruments.resolve(file.getFileName()));
      }
    }
    Files.writeString(instruments.resolve("palliative-screener-77.0.yaml"),
        Files.readString(instruments.resolve("palliative-screener-1.0.yaml")).replace("version: \"1.0\"", "version: \"77.0\"\nvalidFrom: 2999-01-01"));
    return folder;
  }

  /** R3.05: what the federal side cannot take yet waits, holds nothing up, and goes once its versions are announced. */
  @Test
  void aCopyOfAVersionThatTheFederalSideDoesNotKnowWaitsUntilItTellsItsVersions() throws Exception {
    String supplement = "BELRAI_SOCIAL_SUPPLEMENT";
    Insz sam = hub.client().consenting().relatedTo(Desks.louise()).known();
    Map<String, String> version = Map.of("instrument", supplement, "version", hub.definition(supplement).id().version());
    federal.ask("forget-version", version);
    String reference = louise.start(sam, supplement).getAssessment().getReference();
    louise.complete(reference, sam, supplement);
    louise.submit(reference);
    hub.await(Desks.louise(), reference, "waits", leg -> leg.state().equals("HELD_VERSION_UNKNOWN"));

    federal.ask("load-version", version);
    assertThat(federal.ask("announce", Map.of()).path("versions").asInt()).isEqualTo(hub.part(InstrumentRegistry.class).all().size());
    hub.delivered(Desks.louise(), reference);
    assertThat(hub.books().federalReceptions(reference)).containsExactly("VERSION_UNKNOWN", "REGISTERED");
  }

  /** R7.06: by sequence number, not by arrival; R7.04: hidden until it is sent again with a higher number. */
  @Test
  void aRevocationBeforeItsAssessmentAppliesOnArrivalUntilAHigherNumberSharesAgain() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    LocalDate day = LocalDate.of(2023, 9, 14);
    var said = federal.assessment(sam, definition(), Desks.hanne(), day, hub.answers(HC, sam).asMap());
    said.put("hold", true);
    Told told = federal.tell("close", said);
    assertThat(differences(day)).hasSize(1);
    federal.tell("revoke", Map.of("reference", told.reference(), "hold", true));

    assertThat(federal.deliver(Map.of("order", "reversed", "twice", true)))
        .containsSubsequence("REVOKED", "REVOKED", "REGISTERED", "ALREADY_REGISTERED");
    assertThat(Refusal.of(() -> louise.get(told.reference()))).isEqualTo("NO_CONSENT");
    assertThat(louise.line(sam, told.reference())).isEmpty();
    assertThat(hanne.get(told.reference()).getAssessment().getReference()).as("its own organisation").isEqualTo(told.reference());

    assertThat(federal.tell("share", Map.of("reference", told.reference())).outcome()).isEqualTo("REGISTERED");
    assertThat(louise.get(told.reference()).getAssessment().getReference()).isEqualTo(told.reference());
    assertThat(differences(day)).isEmpty();
  }

  private JsonNode differences(LocalDate day) {
    return hub.operator().post("/sync", Map.of("from", day.toString(), "to", day.toString())).path("differences");
  }

  /** What the hub missed while it was away is pulled from where the last pull ended; what came already has no second effect. */
  @Test
  void whatWasMissedIsPulledSinceACursor() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    var said = closedHc(sam);
    said.put("hold", true);
    Told told = federal.tell("close", said);
    var pull = hub.part(FederalPull.class);

    assertThat(pull.pull(PATIENCE).messages()).isPositive();
    assertThat(hanne.get(told.reference()).getAssessment().getReference()).isEqualTo(told.reference());
    assertThat(pull.pull(PATIENCE).messages()).isZero();
    assertThat(federal.deliver(Map.of())).contains("ALREADY_REGISTERED");
  }

  @Test
  void nobodyButTheFederalPlatformSpeaksForIt() {
    var nursingHome = hub.port(FederalAssessmentPort.class, "/federal/v1", Desks.louise());
    var request = new PullMessagesRequest();
    request.setLimit(1);

    assertThatThrownBy(() -> nursingHome.pullMessages(request)).isInstanceOf(SOAPFaultException.class);
  }

  private Map<String, Object> closedHc(Insz person) {
    return federal.assessment(person, definition(), Desks.hanne(), DAY, hub.answers(HC, person).asMap());
  }

  private InstrumentDefinition definition() {
    return hub.definition(HC);
  }

  private String otherThan(Insz person, String module) {
    return definition().items().stream().filter(item -> !item.module().equals(module) && hub.answers(HC, person).has(item.code())
        && item.code().startsWith("C")).findFirst().orElseThrow().code();
  }

  private String other(Insz person, String item) {
    return hub.answers(HC, person).get(item).equals("0") ? "1" : "0";
  }

  private String answer(Told told, String item) throws Exception {
    return hanne.get(told.reference()).getAnswers().getAnswer().stream().filter(answer -> answer.getItem().equals(item)).findFirst().orElseThrow()
        .getValue();
  }

  private long conflictOf(String reference) {
    var found = new java.util.ArrayList<Long>();
    hub.operator().get("/sync/conflicts").forEach(held -> {
      if (held.path("reference").asString().equals(reference)) {
        found.add(held.path("id").asLong());
      }
    });
    return List.copyOf(found).get(0);
  }

  private boolean decide(long id, String decision) {
    return hub.operator().post("/sync/" + id, Map.of("decision", decision, "operator", "test")).path("done").asBoolean();
  }
}
