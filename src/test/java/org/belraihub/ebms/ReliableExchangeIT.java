package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.outbox.EnqueueRefusedException;
import org.belraihub.ebms.outbox.OutgoingState;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R11.07: two handlers, two databases, real HTTP: what ebMS 2.0 section 6 promises. */
class ReliableExchangeIT {

  private static final String ASYNC = "async";
  private static final String SYNC = "sync";
  private static final String ONCE = "once";

  private final EbmsStation buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
  private final EbmsStation seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY);
  private Agreements agreements;

  @BeforeEach
  void agree() {
    var reliable = new Reliability(3, Duration.ofMillis(500), Duration.ofMinutes(10), false);
    var once = new Reliability(0, Duration.ofMillis(300), Duration.ofMinutes(10), false);
    agreements = Agreements.of(List.of(TestParties.agreement(ASYNC, buyer.endpoint, seller.endpoint, reliable, SyncReplyMode.NONE),
        TestParties.agreement(SYNC, buyer.endpoint, seller.endpoint, reliable, SyncReplyMode.MSH_SIGNALS_ONLY),
        TestParties.agreement(ONCE, buyer.endpoint, seller.endpoint, once, SyncReplyMode.NONE)));
    buyer.listen();
    seller.listen();
    seller.begin(agreements, true);
  }

  @AfterEach
  void close() {
    buyer.close();
    seller.close();
  }

  @Test
  void aMessageIsDeliveredOnceAndAcknowledgedWithASignatureInARequestOfItsOwn() {
    buyer.begin(agreements, true);

    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order>\u20ac</order>"));

    untilAcknowledged(id);
    assertThat(seller.received).singleElement().satisfies(message -> {
      assertThat(message.messageId()).isEqualTo(id);
      assertThat(message.sender()).isEqualTo(TestParties.BUYER);
      assertThat(message.signed()).isTrue();
      assertThat(message.payloads().get(0).role()).isEqualTo("urn:test:order:1");
      assertThat(new String(message.payloads().get(0).content().bytes(), StandardCharsets.UTF_8)).isEqualTo("<order>\u20ac</order>");
    });
    assertThat(seller.count("effect")).isEqualTo(1);
    assertThat(buyer.acknowledged).singleElement().satisfies(event -> assertThat(event.businessKey()).isEqualTo("k1"));
    assertThat(new String(buyer.requests.element().body().bytes(), StandardCharsets.UTF_8)).contains("eb:Acknowledgment", "ds:SignatureValue");
  }

  @Test
  void anAcknowledgmentComesBackOnTheSameConnectionWhereAgreed() {
    buyer.begin(agreements, false);
    MessageId id = buyer.enqueue(TestParties.order(SYNC, "k1", "<order/>"));

    TransmissionOutcome outcome = buyer.handler().transmit(id);

    assertThat(outcome).isInstanceOf(TransmissionOutcome.Acknowledged.class);
    assertThat(buyer.requests).isEmpty();
    assertThat(buyer.handler().find(id).orElseThrow().state()).isEqualTo(OutgoingState.ACKNOWLEDGED);
    assertThat(buyer.handler().transmit(id)).isInstanceOf(TransmissionOutcome.NotDue.class);
  }

  @Test
  void bothPartiesCanSend() {
    buyer.begin(agreements, false);
    var answer = new org.belraihub.ebms.message.OutgoingMessage(SYNC, "c", TestParties.SERVICE, TestParties.ANSWER, "a1", null, null,
        TestParties.order(SYNC, "a1", "<answer/>").payloads());

    MessageId id = seller.enqueue(answer);

    await().until(() -> seller.handler().find(id).orElseThrow().state() == OutgoingState.ACKNOWLEDGED);
    assertThat(buyer.received).singleElement().satisfies(message -> assertThat(message.action()).isEqualTo(TestParties.ANSWER));
  }

  @Test
  void aLostAcknowledgmentIsSentAgainAndTheEffectIsOnce() {
    var lost = new AtomicInteger();
    buyer.tamper.set((request, handler) -> lost.incrementAndGet() <= 2 ? HttpReply.empty(503) : handler.apply(request));
    buyer.begin(agreements, true);

    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"));

    untilAcknowledged(id);
    assertThat(seller.count("effect")).isEqualTo(1);
    assertThat(buyer.handler().find(id).orElseThrow().attempts()).isEqualTo(3);
    var sent = List.copyOf(seller.requests);
    assertThat(sent).hasSize(3).allSatisfy(request -> {
      assertThat(request.body().bytes()).isEqualTo(sent.get(0).body().bytes());
      assertThat(request.contentType()).isEqualTo(sent.get(0).contentType());
    });
    var acknowledgments = List.copyOf(buyer.requests);
    assertThat(acknowledgments).allSatisfy(ack -> assertThat(ack.body().bytes()).isEqualTo(acknowledgments.get(0).body().bytes()));
  }

  @Test
  void fiftyParallelCopiesHaveOneEffectAndOneAcknowledgment() throws Exception {
    buyer.begin(agreements, false);
    buyer.handler().transmit(buyer.enqueue(TestParties.order(SYNC, "k0", "<order/>")));
    HttpRequestBytes copy = captured("k1");
    var pool = Executors.newFixedThreadPool(50);

    var replies = new ArrayList<CompletableFuture<HttpReply>>();
    for (int i = 0; i < 50; i++) {
      replies.add(CompletableFuture.supplyAsync(() -> post(seller.endpoint, copy), pool));
    }
    CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).join();
    pool.shutdown();

    assertThat(seller.count("effect")).isEqualTo(2);
    assertThat(replies).extracting(reply -> new String(reply.get().body(), StandardCharsets.UTF_8)).containsOnly(
        new String(replies.get(0).get().body(), StandardCharsets.UTF_8));
    assertThat(new String(replies.get(0).get().body(), StandardCharsets.UTF_8)).contains("eb:Acknowledgment");
  }

  @Test
  void theSameIdWithOtherContentIsRefusedAndAlarmed() {
    buyer.begin(agreements, false);
    HttpRequestBytes first = captured("k1");
    post(seller.endpoint, first);
    seller.alarms.clear();

    HttpReply reply = post(seller.endpoint, Forgery.sameIdOtherContent(first, TestParties.BUYER_KEY, agreements.find(SYNC).orElseThrow()));

    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("eb:ErrorList", "Inconsistent").doesNotContain(
        "<eb:Acknowledgment");
    assertThat(seller.alarms).extracting(Alarm::kind).contains(Alarm.Kind.SAME_ID_OTHER_CONTENT);
    assertThat(seller.count("effect")).isEqualTo(1);
    assertThat(new String(post(seller.endpoint, first).body(), StandardCharsets.UTF_8)).contains("<eb:Acknowledgment");
  }

  @Test
  void aForgedMessageDoesNotBurnItsId() {
    buyer.begin(agreements, false);
    HttpRequestBytes first = captured("k1");

    HttpReply reply =
        post(seller.endpoint, Forgery.sameIdOtherContent(first, TestParties.STRANGER_KEY, agreements.find(SYNC).orElseThrow()));

    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("SecurityFailure").doesNotContain("ds:SignatureValue");
    assertThat(seller.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.REFUSED_UNVERIFIED);
    assertThat(new String(post(seller.endpoint, first).body(), StandardCharsets.UTF_8)).contains("<eb:Acknowledgment");
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void aPartnerThatIsDownCostsNoAttempt() {
    seller.stopListening();
    buyer.begin(agreements, true);

    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"));
    await().until(() -> {
      var stored = buyer.handler().find(id).orElseThrow();
      return stored.attempts() == 0 && stored.nextAttemptAt().isAfter(stored.createdAt().plusSeconds(2));
    });
    assertThat(buyer.failed).isEmpty();
    seller.listen();

    untilAcknowledged(id);
    assertThat(buyer.handler().find(id).orElseThrow().attempts()).isEqualTo(1);
    assertThat(buyer.count("ebms_attempt")).isEqualTo(1);
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void aRestartBetweenEnqueueAndTransmissionLosesNothing() {
    buyer.begin(agreements, false);
    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"));
    assertThat(seller.requests).isEmpty();

    buyer.begin(agreements, true);

    untilAcknowledged(id);
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void aRolledBackTransactionSendsNothing() {
    buyer.begin(agreements, true);

    assertThatThrownBy(() -> buyer.transactions.inTransaction(connection -> {
      buyer.handler().enqueue(connection, TestParties.order(ASYNC, "k1", "<order/>"));
      throw new IllegalStateException("the application changed its mind");
    })).isInstanceOf(IllegalStateException.class);

    assertThat(buyer.count("ebms_outgoing")).isZero();
  }

  @Test
  void anAcknowledgmentWithAnotherCertificateIsRefusedAndTheMessageFailsWithoutOne() {
    var strangers = new EbmsStation(TestParties.SELLER, TestParties.STRANGER_KEY);
    try (strangers) {
      seller.stopListening();
      strangers.listen();
      strangers.begin(Agreements.of(List.of(Forgery.agreementWithSellerKey(ONCE, buyer.endpoint, strangers.endpoint,
          TestParties.STRANGER_KEY))), false);
      var believed = TestParties.agreement(ONCE, buyer.endpoint, strangers.endpoint,
          new Reliability(0, Duration.ofMillis(800), Duration.ofMinutes(10), false), SyncReplyMode.NONE);
      buyer.begin(Agreements.of(List.of(believed)), true);

      MessageId id = buyer.enqueue(TestParties.order(ONCE, "k1", "<order/>"));

      await().until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.FAILED);
      assertThat(buyer.alarms).extracting(Alarm::kind).contains(Alarm.Kind.ACKNOWLEDGMENT_REFUSED);
      assertThat(buyer.acknowledged).isEmpty();
      assertThat(buyer.failed).singleElement().satisfies(failure -> {
        assertThat(failure.code()).isEqualTo(DeliveryFailure.Code.NO_ACKNOWLEDGMENT);
        assertThat(failure.mayHaveArrived()).isTrue();
      });
    }
  }

  @Test
  void aLateAcknowledgmentCorrectsTheState() {
    var held = new java.util.concurrent.ConcurrentLinkedQueue<HttpRequestBytes>();
    buyer.tamper.set((request, handler) -> {
      held.add(request);
      return HttpReply.empty(503);
    });
    buyer.begin(agreements, true);
    MessageId id = buyer.enqueue(TestParties.order(ONCE, "k1", "<order/>"));
    await().until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.FAILED && !held.isEmpty());

    buyer.handler().handle(held.element());
    buyer.handler().handle(held.element());

    assertThat(buyer.handler().find(id).orElseThrow().state()).isEqualTo(OutgoingState.ACKNOWLEDGED);
    assertThat(buyer.acknowledged).singleElement().satisfies(event -> assertThat(event.late()).isTrue());
    assertThat(buyer.failed).hasSize(1);
  }

  @Test
  void aRefusalByThePartnerEndsTheDeliveryAtOnce() {
    seller.begin(Agreements.of(List.of(agreements.find(SYNC).orElseThrow())), false);
    buyer.begin(agreements, true);
    seller.tamper.set((request, handler) -> HttpReply.empty(403));

    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"));

    await().until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.FAILED);
    assertThat(buyer.failed).singleElement().satisfies(failure -> {
      assertThat(failure.code()).isEqualTo(DeliveryFailure.Code.REFUSED_BY_TRANSPORT);
      assertThat(failure.detail()).isEqualTo("HTTP 403");
    });
  }

  @Test
  void anApplicationThatFailsLeavesNothingBehindAndGetsTheMessageAgain() {
    buyer.begin(agreements, false);
    seller.transactions.alone(connection -> connection.createStatement().execute("alter table effect rename to elsewhere"));
    MessageId id = buyer.enqueue(TestParties.order(SYNC, "k1", "<order/>"));

    assertThat(buyer.handler().transmit(id)).isInstanceOf(TransmissionOutcome.ToBeRepeated.class);
    assertThat(seller.count("ebms_incoming")).isZero();
    seller.transactions.alone(connection -> connection.createStatement().execute("alter table elsewhere rename to effect"));

    await().until(() -> buyer.handler().transmit(id) instanceof TransmissionOutcome.Acknowledged);
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void aBusinessKeyNamesOneMessage() {
    buyer.begin(agreements, false);

    MessageId first = buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"));

    assertThat(buyer.enqueue(TestParties.order(ASYNC, "k1", "<order/>"))).isEqualTo(first);
    assertThatThrownBy(() -> buyer.enqueue(TestParties.order(ASYNC, "k1", "<other/>"))).isInstanceOf(EnqueueRefusedException.class);
    assertThatThrownBy(() -> resubmit("k1")).isInstanceOf(EnqueueRefusedException.class);
    assertThat(buyer.enqueue(TestParties.order(ASYNC, "k2", "<order/>"))).isNotEqualTo(first);
  }

  @Test
  void aPingIsAnsweredWithASignedPong() {
    buyer.begin(agreements, false);

    assertThat(buyer.handler().ping(ASYNC)).isTrue();

    await().until(() -> !buyer.requests.isEmpty());
    assertThat(new String(buyer.requests.element().body().bytes(), StandardCharsets.UTF_8)).contains("<eb:Action>Pong</eb:Action>",
        "ds:SignatureValue");
  }

  @Test
  void storedBytesAreEncrypted() {
    buyer.begin(agreements, true);
    untilAcknowledged(buyer.enqueue(TestParties.order(ASYNC, "k1", "<order>secret-content</order>")));

    for (var place : List.of("ebms_outgoing where position('secret-content'::bytea in message) > 0",
        "ebms_outgoing where position('Envelope'::bytea in acknowledgment) > 0")) {
      assertThat(buyer.count(place)).isZero();
    }
    assertThat(seller.count("ebms_incoming where position('secret-content'::bytea in message) > 0")).isZero();
  }

  private MessageId resubmit(String key) {
    return resubmit(ASYNC, key);
  }

  private MessageId resubmit(String cpaId, String key) {
    return buyer.transactions
        .inTransaction((Connection connection) -> buyer.handler().resubmit(connection, TestParties.order(cpaId, key, "<order/>")));
  }

  private void untilAcknowledged(MessageId id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.ACKNOWLEDGED);
  }

  /** A signed message of the buyer as bytes, not delivered. */
  private HttpRequestBytes captured(String key) {
    seller.tamper.set((request, handler) -> HttpReply.empty(503));
    seller.requests.clear();
    buyer.handler().transmit(buyer.enqueue(TestParties.order(SYNC, key, "<order/>")));
    seller.tamper.set((request, handler) -> handler.apply(request));
    return seller.requests.remove();
  }

  static HttpReply post(URI endpoint, HttpRequestBytes request) {
    try {
      var response = HttpClient.newHttpClient().send(HttpRequest.newBuilder(endpoint).header("Content-Type", request.contentType())
          .header("SOAPAction", "ebXML").POST(HttpRequest.BodyPublishers.ofByteArray(request.body().bytes())).build(),
          HttpResponse.BodyHandlers.ofByteArray());
      return new HttpReply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(null), response.body());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
