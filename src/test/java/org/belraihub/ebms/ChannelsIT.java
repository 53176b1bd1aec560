package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.core.ConditionFactory;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementTerms;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.evidence.EvidenceCheck;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.outbox.OutgoingState;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.wss.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an agreement can ask for beyond the plain case (R11.07): order, inquiries, encryption, replaced certificates, two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelsIT {

  private static final String ORDERED = "ordered";
  private static final String ONCE = "once";
  private static final String SECRET = "secret";
  private static final String ROLLING = "rolling";
  private static final String ANSWERED = "answered";
  private static final String ANSWERED_ONLY = "answered-only";
  private static final KeyMaterial NEXT_KEY = TestKeys.rsa("buyer-next");

  private EbmsStation buyer;
  private EbmsStation seller;
  private Agreements agreements;

  @BeforeAll
  void start() {
    buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
    seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY);
    buyer.listen();
    seller.listen();
  }

  @BeforeEach
  void agree() {
    var patient = new Reliability(20, Duration.ofMillis(300), Duration.ofMinutes(10), false);
    var once = new Reliability(0, Duration.ofMillis(300), Duration.ofMinutes(10), false);
    var ordered = new Reliability(20, Duration.ofMillis(300), Duration.ofMinutes(10), true);
    agreements = Agreements.of(List.of(
        TestParties.agreement(ORDERED, buyer.endpoint, seller.endpoint, ordered, SyncReplyMode.NONE),
        TestParties.agreement(ONCE, buyer.endpoint, seller.endpoint, once, SyncReplyMode.NONE),
        TestParties.agreement(ANSWERED, buyer.endpoint, seller.endpoint, patient, SyncReplyMode.SIGNALS_AND_RESPONSE),
        TestParties.agreement(ANSWERED_ONLY, buyer.endpoint, seller.endpoint, patient, SyncReplyMode.RESPONSE_ONLY),
        TestParties.read(AgreementWriter.write(TestParties.terms(SECRET, buyer.endpoint, seller.endpoint, patient, SyncReplyMode.NONE)
            .encrypted(List.of("http://www.w3.org/2009/xmlenc11#aes256-gcm"))))));
    buyer.tamper.set((request, handler) -> handler.apply(request));
    seller.tamper.set((request, handler) -> handler.apply(request));
    for (Queue<?> queue : List.of(seller.acknowledged, buyer.received, buyer.acknowledged, buyer.failed, buyer.alarms, buyer.resubmitted, buyer.requests,
        seller.received, seller.requests)) {
      queue.clear();
    }
    for (var station : List.of(buyer, seller)) {
      station.transactions.alone(connection -> connection.createStatement().execute(
          "truncate ebms_outgoing, ebms_attempt, ebms_incoming, ebms_conversation, ebms_chunk, effect"));
    }
    seller.responder = message -> Optional.of(answer(message));
    seller.begin(agreements, true);
    buyer.begin(agreements, true);
  }

  @AfterAll
  void stop() {
    buyer.close();
    seller.close();
  }

  @Test
  void theMessagesOfAConversationAreHandedOnInOrderHoweverTheyArrive() {
    long seed = System.nanoTime();
    var held = new ConcurrentLinkedQueue<HttpRequestBytes>();
    seller.tamper.set((request, handler) -> {
      held.add(request);
      return HttpReply.accepted();
    });
    var ids = new ArrayList<MessageId>();
    for (int i = 0; i < 8; i++) {
      ids.add(buyer.enqueue(ordered("o" + i)));
    }
    patiently().until(() -> held.stream().map(ChannelsIT::number).distinct().count() == 8);
    var shuffled = new ArrayList<>(held);
    Collections.shuffle(shuffled, new Random(seed));

    seller.tamper.set((request, handler) -> handler.apply(request));
    shuffled.forEach(seller.handler()::handle);

    patiently().untilAsserted(() -> assertThat(seller.received).as("seed " + seed).extracting(ReceivedMessage::messageId)
        .containsExactlyElementsOf(ids));
    patiently().until(() -> buyer.acknowledged.size() == 8);
  }

  @Test
  void aMessageThatCameTooEarlyIsReceivedAndNotYetProcessed() {
    var first = new AtomicBoolean(true);
    seller.tamper.set((request, handler) -> number(request).equals("0") && first.get() ? HttpReply.accepted() : handler.apply(request));
    MessageId zero = buyer.enqueue(OutgoingMessage.of(ORDERED, "gap", TestParties.SERVICE, TestParties.ORDER, "g0",
        TestParties.order(ORDERED, "g0", "<order/>").payloads().get(0)));
    MessageId one = buyer.enqueue(OutgoingMessage.of(ORDERED, "gap", TestParties.SERVICE, TestParties.ORDER, "g1",
        TestParties.order(ORDERED, "g1", "<order/>").payloads().get(0)));
    patiently().until(() -> buyer.acknowledged.stream().anyMatch(event -> event.messageId().equals(one)));
    assertThat(seller.received).isEmpty();

    assertThat(buyer.handler().askStatus(one)).isTrue();
    patiently().until(() -> "Received".equals(buyer.handler().find(one).orElseThrow().partnerStatus()));
    first.set(false);

    patiently().untilAsserted(() -> assertThat(seller.received).extracting(ReceivedMessage::messageId).containsExactly(zero, one));
    // the listener hears of a message just before the commit, so that one question may come too early
    patiently().until(() -> buyer.handler().askStatus(one)
        && "Processed".equals(buyer.handler().find(one).orElseThrow().partnerStatus()));
  }

  @Test
  void whatThePartnerDoesNotKnowIsSentAgainUnderItsIdWhileItLives() {
    var lost = new AtomicInteger(2);
    seller.tamper.set((request, handler) -> isOrder(request) && lost.getAndDecrement() > 0 ? HttpReply.accepted() : handler.apply(request));

    MessageId id = buyer.enqueue(TestParties.order(ONCE, "again", "<order/>"));

    patiently().until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.ACKNOWLEDGED);
    assertThat(seller.received).extracting(ReceivedMessage::messageId).containsExactly(id);
    assertThat(buyer.handler().find(id).orElseThrow().partnerStatus()).as("it went again since").isNull();
    assertThat(buyer.resubmitted).isEmpty();
    assertThat(buyer.failed).isEmpty();
  }

  @Test
  void afterItsTimeToLiveAMessageThePartnerDoesNotKnowIsSubmittedOnceMoreUnderANewId() {
    seller.tamper.set((request, handler) -> isOrder(request) && buyer.resubmitted.isEmpty() ? HttpReply.accepted()
        : handler.apply(request));

    MessageId id = buyer.enqueue(living(Duration.ofSeconds(1), "ttl"));

    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(buyer.resubmitted).singleElement().satisfies(event -> {
      assertThat(event.earlier()).isEqualTo(id);
      assertThat(event.businessKey()).isEqualTo("ttl");
      assertThat(seller.received).extracting(ReceivedMessage::messageId).containsExactly(event.messageId());
    });
    assertThat(buyer.failed).isEmpty();
  }

  @Test
  void whatNeverLeftBecauseThePartnerWasDownAllItsTimeGoesOnWaitingUnderANewId() {
    seller.stopListening();
    MessageId id = buyer.enqueue(living(Duration.ofSeconds(1), "down"));
    patiently().until(() -> buyer.resubmitted.size() >= 2);
    assertThat(buyer.failed).isEmpty();

    seller.listen();

    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(buyer.resubmitted.element().earlier()).isEqualTo(id);
    assertThat(buyer.handler().find(id).orElseThrow()).satisfies(first -> {
      assertThat(first.state()).isEqualTo(OutgoingState.FAILED);
      assertThat(first.attempts()).isZero();
    });
    assertThat(seller.received).singleElement()
        .satisfies(message -> assertThat(message.messageId()).isEqualTo(buyer.acknowledged.element().messageId()));
  }

  @Test
  void aSecondSubmissionThatStaysUnknownIsReportedAsFailed() {
    seller.tamper.set((request, handler) -> isOrder(request) ? HttpReply.accepted() : handler.apply(request));

    buyer.enqueue(living(Duration.ofSeconds(1), "never"));

    patiently().until(() -> !buyer.failed.isEmpty());
    assertThat(buyer.resubmitted).hasSize(1);
    assertThat(buyer.failed).singleElement().satisfies(failure -> {
      assertThat(failure.messageId()).isEqualTo(buyer.resubmitted.element().messageId());
      assertThat(failure.code()).isEqualTo(DeliveryFailure.Code.TIME_TO_LIVE_EXPIRED);
    });
  }

  @Test
  void whatThePartnerSaysItHasIsConfirmedThoughItsAcknowledgmentNeverCame() {
    buyer.tamper.set((request, handler) -> text(request).contains("<eb:Acknowledgment") ? HttpReply.empty(500) : handler.apply(request));

    MessageId id = buyer.enqueue(TestParties.order(ONCE, "confirmed", "<order/>"));

    patiently().until(() -> buyer.handler().find(id).orElseThrow().state() == OutgoingState.CONFIRMED);
    assertThat(buyer.acknowledged).singleElement().satisfies(event -> assertThat(event.proof()).isEqualTo(Acknowledged.Proof.STATUS));
    assertThat(seller.received).hasSize(1);
    assertThat(buyer.failed).isEmpty();
  }

  @Test
  void aPreparedMessageWhoseProcessDiesBeforeItTransmitsIsTransmittedAfterTheInterval() {
    Prepared prepared = prepare(TestParties.order(SECRET, "died", "<order/>"));

    patiently().until(() -> state(prepared.id()) == OutgoingState.ACKNOWLEDGED);
    assertThat(prepared.isNew()).isTrue();
    assertThat(buyer.handler().find(prepared.id()).orElseThrow().attempts()).isEqualTo(2);
    assertThat(seller.requests).hasSize(1);
  }

  @Test
  void aDocumentThatIsPreparedOnceMoreIsTheSameMessageAndIsNotTransmittedOutOfTurn() {
    for (String cpaId : List.of(SECRET, ORDERED)) {
      Prepared first = prepare(TestParties.order(cpaId, "same", "<order/>"));
      buyer.handler().transmit(first);
      patiently().until(() -> state(first.id()) == OutgoingState.ACKNOWLEDGED);

      Prepared second = prepare(TestParties.order(cpaId, "same", "<order/>"));

      assertThat(second.isNew()).isFalse();
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(buyer.handler().transmit(second)).isInstanceOf(TransmissionOutcome.NotDue.class);
    }
    assertThat(seller.received).hasSize(2);
  }

  @Test
  void aRefusedMessageThatIsToGoAgainAfterItsTimeGoesUnderANewIdOnceThePartnerSaysThatItDoesNotKnowIt() {
    seller.tamper.set((request, handler) -> isOrder(request) ? HttpReply.empty(403) : handler.apply(request));
    OutgoingMessage message = living(Duration.ofSeconds(1), "refused");
    MessageId id = buyer.enqueue(message);
    untilOver(id);
    seller.tamper.set((request, handler) -> handler.apply(request));

    buyer.transactions.inTransaction(connection -> buyer.handler().again(connection, message));

    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(buyer.resubmitted).singleElement().satisfies(event -> assertThat(event.earlier()).isEqualTo(id));
    assertThat(seller.received).extracting(ReceivedMessage::messageId).containsExactly(buyer.resubmitted.element().messageId());
  }

  @Test
  void aMessageThatSeemedRefusedAndIsToGoAgainIsConfirmedWhenThePartnerHasIt() {
    seller.tamper.set((request, handler) -> {
      handler.apply(request);
      return isOrder(request) ? HttpReply.empty(403) : HttpReply.accepted();
    });
    buyer.tamper.set((request, handler) -> text(request).contains("<eb:Acknowledgment") ? HttpReply.empty(500) : handler.apply(request));
    OutgoingMessage message = living(Duration.ofSeconds(1), "there");
    MessageId id = buyer.enqueue(message);
    untilOver(id);

    buyer.transactions.inTransaction(connection -> buyer.handler().again(connection, message));

    patiently().until(() -> state(id) == OutgoingState.CONFIRMED);
    assertThat(seller.received).hasSize(1);
    assertThat(buyer.resubmitted).isEmpty();
  }

  @Test
  void whatThePartnerDidNotKnowBeforeATransmissionProvesNothingAfterIt() {
    var orders = new AtomicInteger();
    seller.tamper.set((request, handler) -> {
      if (!isOrder(request)) {
        return orders.get() < 2 ? handler.apply(request) : HttpReply.empty(500);
      }
      if (orders.incrementAndGet() > 1) {
        handler.apply(request);
      }
      return HttpReply.accepted();
    });
    buyer.tamper.set((request, handler) -> text(request).contains("<eb:Acknowledgment") ? HttpReply.empty(500) : handler.apply(request));
    OutgoingMessage message = living(Duration.ofSeconds(4), "stale");
    MessageId id = buyer.enqueue(message);
    untilOver(id);
    assertThat(seller.received).extracting(ReceivedMessage::messageId).containsExactly(id);
    patiently().until(() -> buyer.handler().find(id).orElseThrow().timeToLive().isBefore(Instant.now()));
    seller.tamper.set((request, handler) -> handler.apply(request));

    buyer.transactions.inTransaction(connection -> buyer.handler().again(connection, message));

    patiently().until(() -> state(id) == OutgoingState.CONFIRMED);
    assertThat(seller.received).hasSize(1);
    assertThat(buyer.resubmitted).isEmpty();
  }

  @Test
  void aBusinessResponseComesBackOnTheSameConnectionAndCarriesTheAcknowledgment() throws Exception {
    TransmissionOutcome outcome = buyer.send(TestParties.order(ANSWERED, "asked", "<order/>"));

    assertThat(outcome).isInstanceOf(TransmissionOutcome.Acknowledged.class);
    assertThat(buyer.requests).isEmpty();
    MessageId question = seller.received.element().messageId();
    assertThat(buyer.received).singleElement().satisfies(answer -> {
      assertThat(answer.action()).isEqualTo(TestParties.ANSWER);
      assertThat(answer.refToMessageId()).isEqualTo(question);
      assertThat(new String(answer.payloads().get(0).content().bytes(), StandardCharsets.UTF_8)).isEqualTo("<answer/>");
    });
    patiently().until(() -> seller.acknowledged.stream().anyMatch(event -> event.businessKey().equals("answer to asked")));
    for (MessageId id : List.of(question, buyer.received.element().messageId())) {
      assertThat(proved(id).problems()).isEmpty();
      assertThat(proved(id).proved()).contains("the receiver acknowledged exactly the digests of this message");
    }
  }

  @Test
  void aRepeatedQuestionGetsTheSameResponseAgainAndHasOneEffect() {
    var replies = new ConcurrentLinkedQueue<String>();
    seller.tamper.set((request, handler) -> {
      HttpReply reply = handler.apply(request);
      if (!isOrder(request)) {
        return reply;
      }
      replies.add(new String(reply.body(), StandardCharsets.UTF_8));
      return replies.size() < 3 ? HttpReply.empty(500) : reply;
    });
    // the response is not acknowledged before it came on the connection of the question
    buyer.tamper.set((request, handler) -> buyer.received.isEmpty() ? HttpReply.empty(500) : handler.apply(request));

    buyer.send(TestParties.order(ANSWERED, "lost", "<order/>"));

    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(replies.stream().distinct()).hasSize(1);
    assertThat(seller.count("effect")).isEqualTo(1);
    assertThat(buyer.received).hasSize(1);
  }

  @Test
  void aResponseThatIsNotAcknowledgedIsRepeatedOverAConnectionOfItsOwn() {
    seller.tamper.set((request, handler) -> isOrder(request) && handler.apply(request) != null ? HttpReply.accepted()
        : handler.apply(request));

    buyer.send(TestParties.order(ANSWERED, "own way", "<order/>"));

    patiently().until(() -> buyer.received.size() == 1 && seller.acknowledged.stream()
        .anyMatch(event -> event.businessKey().equals("answer to own way")));
    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void whereNothingButTheResponseIsAgreedItEndsTheExchange() {
    TransmissionOutcome outcome = buyer.send(TestParties.order(ANSWERED_ONLY, "only", "<order/>"));

    assertThat(outcome).isInstanceOf(TransmissionOutcome.Accepted.class);
    assertThat(state(seller.received.element().messageId())).isEqualTo(OutgoingState.SENT);
    assertThat(buyer.received).hasSize(1);
    assertThat(buyer.requests).isEmpty();
  }

  @Test
  void aResponseThatCannotBeUnderstoodIsAskedForAgain() {
    var broken = new AtomicBoolean(true);
    seller.tamper.set((request, handler) -> {
      HttpReply reply = handler.apply(request);
      return broken.getAndSet(false) ? new HttpReply(200, reply.contentType(), "nothing".getBytes(StandardCharsets.UTF_8)) : reply;
    });

    assertThat(buyer.send(TestParties.order(ANSWERED_ONLY, "broken", "<order/>"))).isInstanceOf(TransmissionOutcome.ToBeRepeated.class);

    patiently().until(() -> buyer.received.size() == 1);
    assertThat(seller.count("effect")).isEqualTo(1);
  }

  @Test
  void payloadsTravelEncryptedAndArriveInClear() {
    buyer.enqueue(TestParties.order(SECRET, "s1", "<order>nobody shall read this</order>"));

    patiently().until(() -> buyer.acknowledged.size() == 1);
    assertThat(seller.requests).allSatisfy(request -> assertThat(text(request)).contains("xenc:EncryptedData").doesNotContain("nobody"));
    assertThat(seller.received).singleElement().satisfies(message -> assertThat(
        new String(message.payloads().get(0).content().bytes(), StandardCharsets.UTF_8)).contains("nobody shall read this"));
  }

  @Test
  void aCertificateIsReplacedWithAnOverlapWhileBothSidesRun() {
    var now = new AtomicReference<>(rolling(TestParties.BUYER_KEY, List.of(NEXT_KEY)));
    Agreements reloaded = cpaId -> ROLLING.equals(cpaId) ? Optional.of(now.get()) : agreements.find(cpaId);
    var keys = new AtomicReference<>(List.of(identity(TestParties.BUYER_KEY)));
    seller.begin(reloaded, true);
    buyer.begin(reloaded, new OwnParty(TestParties.BUYER, keys::get), true);
    var lost = new AtomicBoolean(true);
    seller.tamper.set((request, handler) -> lost.get() ? HttpReply.empty(500) : handler.apply(request));
    MessageId old = buyer.enqueue(TestParties.order(ROLLING, "r1", "<order/>"));

    keys.set(List.of(identity(TestParties.BUYER_KEY), identity(NEXT_KEY)));
    now.set(rolling(NEXT_KEY, List.of(TestParties.BUYER_KEY)));
    MessageId anew = buyer.enqueue(TestParties.order(ROLLING, "r2", "<order/>"));
    lost.set(false);

    patiently().until(() -> state(old) == OutgoingState.ACKNOWLEDGED && state(anew) == OutgoingState.ACKNOWLEDGED);
    now.set(rolling(NEXT_KEY, List.of()));
    keys.set(List.of(identity(NEXT_KEY)));
    MessageId last = buyer.enqueue(TestParties.order(ROLLING, "r3", "<order/>"));
    patiently().until(() -> state(last) == OutgoingState.ACKNOWLEDGED);
    assertThat(seller.received).hasSize(3);
  }

  @Test
  void twoNodesOnOneDatabaseActAsOne() throws Exception {
    var reliable = new Reliability(20, Duration.ofMillis(300), Duration.ofMinutes(10), false);
    Agreements both = Agreements.of(List.of(TestParties.agreement("two", buyer.endpoint, seller.endpoint, reliable, SyncReplyMode.NONE)));
    seller.begin(both, true);
    buyer.begin(both, true);
    try (var secondBuyer = buyer.another(both); var secondSeller = seller.another(both)) {
      secondBuyer.start();
      var turn = new AtomicInteger();
      seller.tamper.set((request, handler) -> turn.getAndIncrement() % 2 == 0 ? secondSeller.handle(request) : handler.apply(request));
      var pool = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 100; i++) {
        var key = "n" + i;
        pool.execute(() -> buyer.enqueue(TestParties.order("two", key, "<order/>")));
      }
      pool.shutdown();
      assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

      patiently().until(() -> buyer.acknowledged.size() == 100);
    }
    assertThat(seller.received).extracting(ReceivedMessage::messageId).doesNotHaveDuplicates().hasSize(100);
    assertThat(buyer.failed).isEmpty();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private static OutgoingMessage answer(ReceivedMessage question) {
    return OutgoingMessage.of(question.cpaId(), question.conversationId(), TestParties.SERVICE, TestParties.ANSWER,
        "answer to " + question.conversationId().replace("conversation-", ""),
        new Payload("application/xml", "urn:test:answer:1", "<answer/>".getBytes(StandardCharsets.UTF_8)));
  }

  private EvidenceCheck.Result proved(MessageId id) throws IOException {
    Path file = Files.createTempFile("evidence", ".zip");
    try {
      try (var out = Files.newOutputStream(file)) {
        assertThat(buyer.handler().evidence(id, out)).isTrue();
      }
      return EvidenceCheck.verify(file, PackagingLimits.DEFAULT);
    } finally {
      Files.delete(file);
    }
  }

  private Prepared prepare(OutgoingMessage message) {
    return buyer.transactions.inTransaction(connection -> buyer.handler().prepare(connection, message));
  }

  private void untilOver(MessageId id) {
    patiently().until(() -> {
      var stored = buyer.handler().find(id).orElseThrow();
      return stored.state() == OutgoingState.FAILED && stored.timeToLive().isBefore(Instant.now());
    });
  }

  private OutgoingState state(MessageId id) {
    return buyer.handler().find(id).orElseThrow().state();
  }

  private static OutgoingMessage ordered(String key) {
    return OutgoingMessage.of(ORDERED, "one-conversation", TestParties.SERVICE, TestParties.ORDER, key,
        TestParties.order(ORDERED, key, "<order/>").payloads().get(0));
  }

  private static OutgoingMessage living(Duration timeToLive, String key) {
    OutgoingMessage plain = TestParties.order(ONCE, key, "<order/>");
    return new OutgoingMessage(plain.cpaId(), plain.conversationId(), plain.service(), plain.action(), key, null, timeToLive,
        plain.payloads());
  }

  private Agreement rolling(KeyMaterial signing, List<KeyMaterial> also) {
    var terms = TestParties.terms(ROLLING, buyer.endpoint, seller.endpoint,
        new Reliability(40, Duration.ofMillis(300), Duration.ofMinutes(10), false), SyncReplyMode.NONE);
    var first = new AgreementTerms.Party("The buyer", TestParties.BUYER, "Buyer", buyer.endpoint, signing.certificate(),
        also.stream().map(KeyMaterial::certificate).toList());
    return TestParties.read(AgreementWriter.write(new AgreementTerms(ROLLING, terms.start(), terms.end(), first, terms.second(),
        terms.services(), terms.reliability(), terms.syncReplyMode())));
  }

  private static SigningIdentity identity(KeyMaterial key) {
    return TestParties.identity(key);
  }

  private static boolean isOrder(HttpRequestBytes request) {
    return text(request).contains("<eb:Action>Order</eb:Action>");
  }

  private static String number(HttpRequestBytes request) {
    String text = text(request);
    int at = text.indexOf("<eb:SequenceNumber");
    return at < 0 ? "" : text.substring(text.indexOf('>', at) + 1, text.indexOf('<', at + 1));
  }

  private static String text(HttpRequestBytes request) {
    return new String(request.body().bytes(), StandardCharsets.UTF_8);
  }
}
