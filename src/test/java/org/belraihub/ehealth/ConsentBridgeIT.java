package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.ehealth.source.SourceEvent;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent over the wire: R2.05, R2.07, D6, E11 (its consent part), E29 for this service. */
class ConsentBridgeIT {

  private static final CardNumber CARD = CardNumber.of("592999999959");
  private static BridgesOverSandbox world;

  private final Insz person = TestPersons.next();
  private BridgesOverSandbox.Hub hub;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    world = new BridgesOverSandbox(home);
    try (var first = world.hub()) {
      first.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN);
    }
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
  void whoGaveConsentConsentsAndWhoDidNotDoesNot() throws Exception {
    world.control.giveConsent(person);

    assertThat(given(Freshness.ASK_AGAIN)).isTrue();
    assertThat(hub.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN).value()).isFalse();
    assertThat(hub.events).hasSize(2).allSatisfy(event -> {
      assertThat(event.failure()).isEmpty();
      assertThat(event.requestId().orElseThrow()).matches("[A-Za-z0-9]{1,50}");
    });
    assertThat(world.control.ledgers().path("consent").path("repeatedRequestIds").asInt()).isZero();
  }

  @Test
  void aRevokedConsentIsNoConsentFromItsDayOn() throws Exception {
    world.control.giveConsent(person);
    assertThat(given(Freshness.ASK_AGAIN)).isTrue();

    world.control.revokeConsent(person);

    assertThat(given(Freshness.ASK_AGAIN)).isFalse();
  }

  @Test
  void aPersonTheServiceDoesNotAcceptIsNeitherYesNorNo() {
    world.control.part("consent", "odd", Map.of("kind", "incomplete", "code", "MH2.INPUT.19"));

    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("MH2.INPUT.19").hasMessageNotContaining(person.digits());
    assertThat(hub.bridges.circuits()).containsEntry("consent", "CLOSED");
  }

  @Test
  void putAndRevokeAreDoneAlsoWhenTheyWereDoneBefore() throws Exception {
    hub.bridges.consent().put(person, CARD);
    hub.bridges.consent().put(person, CARD);
    assertThat(given(Freshness.RECENT_ALLOWED)).isTrue();

    hub.bridges.consent().revoke(person, CARD);
    hub.bridges.consent().revoke(person, CARD);

    assertThat(given(Freshness.RECENT_ALLOWED)).isFalse();
  }

  @Test
  void anAnswerCountsAsAskedNowForFiveMinutesAndOtherwiseTheServiceIsAsked() throws Exception {
    world.control.giveConsent(person);
    Instant first = answer(Freshness.RECENT_ALLOWED).givenAt();
    world.control.revokeConsent(person);

    hub.moved.forward(Duration.ofMinutes(4));
    assertThat(answer(Freshness.RECENT_ALLOWED)).isEqualTo(new SourceAnswer<>(true, first));
    assertThat(asked()).isEqualTo(1);

    hub.moved.forward(Duration.ofMinutes(2));
    assertThat(given(Freshness.RECENT_ALLOWED)).isFalse();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void askingAgainAlwaysAsksAndForgettingForgets() throws Exception {
    given(Freshness.RECENT_ALLOWED);
    given(Freshness.ASK_AGAIN);
    assertThat(asked()).isEqualTo(2);

    world.control.giveConsent(person);
    hub.bridges.invalidate(person);

    assertThat(given(Freshness.RECENT_ALLOWED)).isTrue();
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void equalQuestionsAtTheSameTimeAreAskedOnce() throws Exception {
    world.control.giveConsent(person);
    world.control.slow("consent", Duration.ofMillis(500));
    var threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Boolean>> questions = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        questions.add(() -> given(Freshness.RECENT_ALLOWED));
      }
      for (var answer : threads.invokeAll(questions)) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void aServiceThatIsDownIsUnavailableAtOnceItsCircuitOpensAndClosesAgain() throws Exception {
    world.control.giveConsent(person);
    world.control.down("consent");
    try (var wary = world.hub("hub", Duration.ofSeconds(20), new Circuit(4, Duration.ofMillis(400)))) {
      var consent = wary.bridges.consent();
      for (int i = 0; i < 4; i++) {
        Instant begin = Instant.now();
        assertThatThrownBy(() -> consent.consentGiven(person, Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
      }

      assertThat(wary.events.get(0).failure()).contains(CallFailedException.Kind.UNREACHABLE);
      assertThat(wary.events).extracting(SourceEvent::failure).contains(Optional.of(CallFailedException.Kind.CIRCUIT_OPEN));
      assertThat(wary.bridges.circuits().get("consent")).isNotEqualTo("CLOSED");
      assertThat(wary.bridges.circuits()).containsEntry("therlink", "CLOSED");
      world.control.up("consent");
      await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(SourceUnavailableException.class)
          .until(() -> consent.consentGiven(person, Freshness.ASK_AGAIN).value());
      assertThat(wary.bridges.circuits()).containsEntry("consent", "CLOSED");
    }
  }

  @Test
  void aSlowServiceIsUnavailableAfterItsTimeLimit() {
    world.control.slow("consent", Duration.ofSeconds(4));
    try (var hasty = world.hub("hub", Duration.ofMillis(300), new Circuit(100, Duration.ofMinutes(1)))) {
      Instant begin = Instant.now();

      assertThatThrownBy(() -> hasty.bridges.consent().consentGiven(person, Freshness.ASK_AGAIN))
          .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("TIMEOUT");
      assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(290), Duration.ofMillis(3500));
      await().until(() -> hasty.events.size() == 1);
      assertThat(hasty.events.get(0).failure()).contains(CallFailedException.Kind.TIMEOUT);
    }
  }

  @Test
  void whoNoLongerWaitsLeavesTheQuestionRunningForTheNext() throws Exception {
    world.control.giveConsent(person);
    world.control.slow("consent", Duration.ofMillis(1500));
    var impatient = new Thread(() -> assertThatThrownBy(() -> given(Freshness.RECENT_ALLOWED))
        .isInstanceOf(SourceUnavailableException.class));
    impatient.start();
    await().until(() -> impatient.getState() == Thread.State.TIMED_WAITING || !impatient.isAlive());

    impatient.interrupt();
    impatient.join();

    assertThat(given(Freshness.RECENT_ALLOWED)).isTrue();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void faultsOfThePlatformAreNamedByCodeAndId() {
    world.control.part("consent", "odd", Map.of("kind", "soa-fault", "code", "SOA-01002"));
    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageMatching("consent: FAULT SOA-01002 \\(id [0-9a-f-]{36}\\)");

    world.control.part("consent", "odd", Map.of("kind", "soa-fault", "code", "SOA-02002"));
    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).hasMessageContaining("OUTAGE SOA-02002");

    world.control.part("consent", "odd", Map.of("kind", "bare-fault"));
    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).hasMessageContaining("OUTAGE FAULT");
    assertThat(hub.events).extracting(event -> event.faultId().isPresent()).containsExactly(true, true, false);
  }

  @Test
  void anAnswerThatIsNoSoapIsUnreachable() {
    world.control.faulty("consent");

    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("UNREACHABLE");
  }

  @Test
  void anAnswerToAnotherRequestIsNotUnderstood() {
    world.control.giveConsent(person);
    world.control.part("consent", "odd", Map.of("kind", "wrong-echo"));

    assertThatThrownBy(() -> given(Freshness.ASK_AGAIN)).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("NOT_UNDERSTOOD");
  }

  @Test
  void aCallerTheServiceDoesNotKnowIsRefused() {
    try (var stranger = world.hub("stranger", Duration.ofSeconds(20), new Circuit(100, Duration.ofMinutes(1)))) {
      assertThatThrownBy(() -> stranger.bridges.consent().consentGiven(person, Freshness.ASK_AGAIN))
          .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("NOT_AUTHENTICATED SOA-01001");
    }
  }

  @Test
  void anUnsignedQuestionIsRefusedBeforeAnythingElse() throws Exception {
    var unsigned = HttpRequest.newBuilder(world.sandbox.address("consent")).header("Content-Type", "text/xml").POST(
        HttpRequest.BodyPublishers.ofString("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>"
            + "<GetPatientConsentRequest xmlns='http://www.ehealth.fgov.be/hubservices/protocol/v2'/></e:Body></e:Envelope>")).build();

    var answer = HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("SOA-01001").doesNotContain("SOA-03006");
  }

  @Test
  void aRefusedChangeSaysWhy() {
    world.control.part("consent", "odd", Map.of("kind", "incomplete", "code", "MH2.INPUT.31"));

    assertThatThrownBy(() -> hub.bridges.consent().put(person, CARD)).isInstanceOfSatisfying(CallFailedException.class, failure -> {
      assertThat(failure.kind()).isEqualTo(CallFailedException.Kind.REFUSED);
      assertThat(failure.codes()).containsExactly("MH2.INPUT.31");
    });
  }

  private boolean given(Freshness freshness) throws SourceUnavailableException {
    return answer(freshness).value();
  }

  private SourceAnswer<Boolean> answer(Freshness freshness) throws SourceUnavailableException {
    return hub.bridges.consent().consentGiven(person, freshness);
  }

  private long asked() {
    return hub.events.size();
  }
}
