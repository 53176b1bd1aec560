package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.source.ServiceSettings.Retry;
import org.belraihub.ehealth.source.SourceEvent;
import org.belraihub.ehealth.sts.TokenSettings.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of the STS over the wire in both protocols, and what calls of the services do with them (reference 6, 7.1). */
class TokenIT {

  private static BridgesOverSandbox world;
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

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aTokenIsIssuedForTheHubsKeyAndServicesTakeIt(Protocol protocol) throws Exception {
    try (var asking = world.hub(protocol, Retry.NEVER)) {
      var token = asking.bridges.token();

      assertThat(token.holder()).isEqualTo(world.sandbox.keys().identity("hub").certificate());
      assertThat(Duration.between(Instant.now(), token.notOnOrAfter())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
      assertThat(asking.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN).value()).isFalse();
      assertThat(asking.tokenEvents).hasSize(1);
    }
  }

  @Test
  void oneTokenServesAllCallsAlsoWhenManyAskAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> questions = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        questions.add(() -> hub.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN).value());
        questions.add(() -> hub.bridges.token() == null);
      }
      for (var answer : threads.invokeAll(questions)) {
        assertThat(answer.get()).isFalse();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(hub.tokenEvents).hasSize(1);
  }

  @Test
  void aTokenIsRenewedAtHalfOfItsRemainingLifeAndTheOldOneServesWhileTheStsIsDown() throws Exception {
    String first = hub.bridges.token().id();
    hub.moved.forward(Duration.ofMinutes(11 * 60 + 50));
    assertThat(hub.bridges.token().id()).isEqualTo(first);
    hub.moved.forward(Duration.ofMinutes(20));
    world.control.down("sts");

    assertThat(hub.bridges.token().id()).isEqualTo(first);
    assertThat(hub.bridges.token().id()).isEqualTo(first);
    assertThat(hub.tokenEvents).as("the next attempt is at half of what is left").hasSize(2);
    world.control.up("sts");
    hub.moved.forward(Duration.ofHours(6));
    assertThat(hub.bridges.token().id()).isNotEqualTo(first);
  }

  @Test
  void aTokenThatAServiceForgotIsRenewedOnceAndTheCallIsMadeAgain() throws Exception {
    String first = hub.bridges.token().id();
    world.control.part("consent", "forget-tokens", Map.of());

    assertThat(hub.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN).value()).isFalse();

    assertThat(hub.bridges.token().id()).isNotEqualTo(first);
    assertThat(hub.tokenEvents).hasSize(2);
    assertThat(hub.events).hasSize(1).extracting(SourceEvent::failure).containsExactly(Optional.empty());
  }

  @Test
  void whenTheNewTokenIsRefusedTooTheCallFailsAndNoThirdIsAskedFor() throws Exception {
    hub.bridges.token();
    world.control.part("consent", "odd", Map.of("kind", "soa-fault", "code", "SOA-01001"));

    assertThatThrownBy(() -> hub.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN))
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("NOT_AUTHENTICATED SOA-01001");
    assertThat(hub.tokenEvents).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"denied, REFUSED", "certified-false, REFUSED", "expired-token, NOT_UNDERSTOOD", "wrong-signature, NOT_UNDERSTOOD",
      "other-key, NOT_UNDERSTOOD", "wrong-echo, NOT_UNDERSTOOD", "two-tokens, NOT_UNDERSTOOD", "unwell, OUTAGE"})
  void aTokenThatProvesNothingIsNotUsed(String kind, Kind expected) {
    world.control.part("sts", "odd", Map.of("kind", kind));
    try {
      assertThatThrownBy(() -> hub.bridges.token()).isInstanceOfSatisfying(CallFailedException.class,
          failure -> assertThat(failure.kind()).isEqualTo(expected));
      assertThat(hub.bridges.heldToken()).isEmpty();
      assertThatThrownBy(() -> hub.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN))
          .isInstanceOf(SourceUnavailableException.class);
      assertThat(hub.events.get(0).failure()).contains(expected);
    } finally {
      world.control.part("sts", "odd", Map.of("kind", "none"));
    }
  }

  @Test
  void theServicesRefuseACallWithTheBareCertificate() {
    try (var stranger = world.hub("stranger", Duration.ofSeconds(20), BridgesOverSandbox.CALM)) {
      assertThatThrownBy(() -> stranger.bridges.token()).isInstanceOfSatisfying(CallFailedException.class,
          failure -> assertThat(failure.codes()).containsExactly("SOA-01001"));
    }
  }

  @Test
  void aServiceThatIsUnwellForAMomentIsAskedOnceMore() {
    world.control.part("consent", "odd", Map.of("kind", "soa-fault", "code", "SOA-02002"));
    try (var stubborn = world.hub(Protocol.SAML11, new Retry(2, Duration.ofMillis(20), 100))) {
      assertThatThrownBy(() -> stubborn.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN))
          .hasMessageContaining("SOA-02002");
      assertThat(stubborn.events).hasSize(3);
      world.control.part("consent", "odd", Map.of("kind", "soa-fault", "code", "SOA-02001"));

      assertThatThrownBy(() -> stubborn.bridges.consent().consentGiven(TestPersons.next(), Freshness.ASK_AGAIN))
          .hasMessageContaining("OUT_OF_ORDER SOA-02001");
      assertThat(stubborn.events).as("retries will not work").hasSize(4);
    }
  }
}
