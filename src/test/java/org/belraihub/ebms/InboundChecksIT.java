package org.belraihub.ebms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Acknowledgment;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.EbmsNames;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeWriter;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.ErrorItem;
import org.belraihub.ebms.header.ErrorList;
import org.belraihub.ebms.header.ManifestReference;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.header.PartyReference;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.outbox.OutgoingState;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeWriter;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.signature.EnvelopeSigner;
import org.belraihub.ebms.signature.SignatureAlgorithm;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpRequestBytes;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One wire fault per test: the buyer sends it, the seller answers as the order of checks says, and nothing is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundChecksIT {

  private static final String ASYNC = "async";
  private static final String SYNC = "sync";
  private static final String ORDERED = "ordered";
  private static final String UNSIGNED = "unsigned";
  private static final String OVER_TLS = "over-tls";
  private static final MimePart PAYLOAD = new MimePart("p@x", "application/xml", "<order/>".getBytes(StandardCharsets.UTF_8));

  private EbmsStation buyer;
  private EbmsStation seller;
  private Agreements agreements;

  @BeforeAll
  void open() {
    buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
    seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY);
    var unsigned = new String(AgreementWriter.write(
        TestParties.terms(UNSIGNED, buyer.endpoint, seller.endpoint, TestParties.RELIABILITY, SyncReplyMode.MSH_SIGNALS_ONLY)),
        StandardCharsets.UTF_8).replace("isNonRepudiationRequired=\"true\"", "isNonRepudiationRequired=\"false\"")
        .replace("isAuthenticated=\"persistent\"", "isAuthenticated=\"none\"").replace("isTamperProof=\"persistent\"", "isTamperProof=\"none\"");
    var transport = "HTTP</tns:TransportProtocol>";
    var tls = new String(AgreementWriter.write(
        TestParties.terms(OVER_TLS, buyer.endpoint, seller.endpoint, TestParties.RELIABILITY, SyncReplyMode.MSH_SIGNALS_ONLY)),
        StandardCharsets.UTF_8).replaceFirst(transport, transport + """
            <tns:TransportClientSecurity><tns:TransportSecurityProtocol tns:version="1.3">TLS</tns:TransportSecurityProtocol>
            <tns:ClientCertificateRef tns:certId="A_Certificate"/></tns:TransportClientSecurity>""");
    agreements = Agreements.of(List.of(
        TestParties.read(tls.getBytes(StandardCharsets.UTF_8)),
        TestParties.read(unsigned.getBytes(StandardCharsets.UTF_8)),
        TestParties.agreement(ORDERED, buyer.endpoint, seller.endpoint,
            new Reliability(3, Duration.ofSeconds(1), Duration.ofMinutes(10), true), SyncReplyMode.NONE),
        TestParties.agreement(ASYNC, buyer.endpoint, seller.endpoint, TestParties.RELIABILITY, SyncReplyMode.NONE),
        TestParties.agreement(SYNC, buyer.endpoint, seller.endpoint, TestParties.RELIABILITY, SyncReplyMode.MSH_SIGNALS_ONLY)));
    buyer.listen();
    buyer.begin(agreements, false);
    seller.begin(agreements, false);
  }

  @BeforeEach
  void forget() {
    seller.alarms.clear();
    buyer.alarms.clear();
    buyer.requests.clear();
  }

  @AfterAll
  void close() {
    assertThat(seller.count("ebms_incoming where message_id like '%@refused.test'")).isZero();
    buyer.close();
    seller.close();
  }

  @Test
  void aGoodMessageIsAcknowledged() throws Exception {
    HttpReply reply = send(business(SYNC, h -> new MessageHeader(h.from(), h.to(), h.cpaId(), h.conversationId(), h.service(), h.action(),
        MessageId.random("good.test"), h.timestamp(), null, h.timeToLive(), true), good -> good));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(text(reply)).contains("<eb:Acknowledgment", "ds:SignatureValue");
    ConformanceFiles.validateIfHere(XmlDocuments.parse(reply.body(), XmlLimits.MESSAGE), "msg-header-2_0.xsd");
  }

  @Test
  void whatIsNotAMessageIsRefusedByHttp() {
    byte[] body = "<a/>".getBytes(StandardCharsets.UTF_8);

    assertThat(seller.handler().handle(new HttpRequestBytes("GET", "text/xml", "ebXML", body)).status()).isEqualTo(405);
    assertThat(seller.handler().handle(new HttpRequestBytes("POST", null, "ebXML", body)).status()).isEqualTo(415);
    assertThat(seller.handler().handle(new HttpRequestBytes("POST", "application/json", "ebXML", body)).status()).isEqualTo(415);
    assertThat(seller.handler().handle(new HttpRequestBytes("POST", "text/xml", "\"other\"", body)).status()).isEqualTo(400);
  }

  @Test
  void whatCannotBeAnsweredWithAnErrorListGetsAFault() {
    fault("no XML at all", "soap:Client");
    fault("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "soap:Client");
    fault("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Header/><e:Body/></e:Envelope>", "soap:VersionMismatch");
    fault(plain(bare(SYNC)).replace("<eb:MessageHeader", "<x:new xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/><eb:MessageHeader"),
        "soap:MustUnderstand");
    fault(plain(bare(SYNC)).replaceFirst("(?s)<eb:MessageHeader.*</eb:MessageHeader>", ""), "soap:Client");
    fault(plain(bare("no-such-agreement")), "ValueNotRecognized");
  }

  @Test
  void whatBreaksTheSchemaIsOtherXml() {
    HttpReply reply = send(plain(bare(SYNC)).replace(" eb:version=\"2.0\"", ""));

    assertThat(text(reply)).contains("eb:errorCode=\"OtherXml\"").doesNotContain("ds:SignatureValue");
  }

  @Test
  void anotherVersionIsInconsistent() {
    error(send(plain(bare(SYNC)).replace("eb:version=\"2.0\"", "eb:version=\"1.0\"")), ErrorCode.INCONSISTENT, "//eb:MessageHeader/@eb:version");
  }

  @Test
  void otherPartiesAreInconsistent() {
    var stranger = new PartyReference(List.of(new PartyId("urn:test:parties", "STRANGER")), "Buyer");
    var self = new PartyReference(List.of(TestParties.SELLER), "Buyer");

    error(send(business(SYNC, h -> with(h, stranger, h.to()), e -> e)), ErrorCode.INCONSISTENT, "eb:From");
    error(send(business(SYNC, h -> with(h, self, h.to()), e -> e)), ErrorCode.INCONSISTENT, "eb:From");
    error(send(business(SYNC, h -> with(h, h.from(), stranger), e -> e)), ErrorCode.INCONSISTENT, "eb:To");
  }

  @Test
  void whatIsNotBoundIsNotRecognized() {
    error(send(business(SYNC, h -> with(h, TestParties.SERVICE, TestParties.ANSWER), e -> e)), ErrorCode.VALUE_NOT_RECOGNIZED, "eb:Action");
    error(send(business(SYNC, h -> with(h, new ServiceName(null, "urn:other"), TestParties.ORDER), e -> e)),
        ErrorCode.VALUE_NOT_RECOGNIZED, "eb:Action");
    error(send(business(SYNC, h -> with(h, h.from().withoutRole(), h.to()), e -> e)), ErrorCode.VALUE_NOT_RECOGNIZED, "eb:From/eb:Role");
  }

  @Test
  void anUnsignedOrStrangelySignedMessageIsASecurityFailureAndTheAnswerIsNotSigned() {
    for (KeyMaterial key : new KeyMaterial[] {null, TestParties.STRANGER_KEY}) {
      HttpReply reply = send(business(ASYNC, h -> h, e -> e, key, List.of(PAYLOAD)));

      error(reply, ErrorCode.SECURITY_FAILURE, "ds:Signature");
      assertThat(text(reply)).doesNotContain("ds:SignatureValue");
    }
    assertThat(seller.alarms).extracting(Alarm::kind).containsOnly(Alarm.Kind.REFUSED_UNVERIFIED);
    assertThat(buyer.requests).isEmpty();
  }

  @Test
  void anExtraPartThatNobodySignedIsASecurityFailure() {
    WireMessage good = business(SYNC, h -> h, e -> e);
    String boundary = "--test-boundary";
    String extra = new String(good.body().bytes(), StandardCharsets.UTF_8).replace(boundary + "--",
        boundary + "\r\nContent-ID: <extra@x>\r\n\r\n<extra/>\r\n" + boundary + "--");

    error(send(new WireMessage(good.contentType(), extra.getBytes(StandardCharsets.UTF_8))), ErrorCode.SECURITY_FAILURE, "ds:Signature");
  }

  @Test
  void aMessageAfterItsTimeToLiveIsRefusedWithASignature() {
    HttpReply reply = send(business(SYNC, h -> new MessageHeader(h.from(), h.to(), h.cpaId(), h.conversationId(), h.service(), h.action(),
        h.messageId(), Instant.now().minusSeconds(100), null, Instant.now().minusSeconds(1), true), e -> e));

    error(reply, ErrorCode.TIME_TO_LIVE_EXPIRED, "eb:TimeToLive");
    assertThat(text(reply)).contains("ds:SignatureValue");
    assertThat(seller.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.REFUSED);
  }

  @Test
  void flagsThatContradictTheChannelAreInconsistent() {
    error(send(business(SYNC, h -> h, e -> Envelope.business(e.header(), true, null, e.manifest()))), ErrorCode.INCONSISTENT,
        "eb:AckRequested");
    error(send(business(SYNC, h -> h, e -> Envelope.business(e.header(), true, new AckRequested(false, Actor.TO_PARTY), e.manifest()))),
        ErrorCode.INCONSISTENT, "@eb:signed");
    error(send(business(SYNC, h -> h, e -> Envelope.business(e.header(), false, e.ackRequested().get(0), e.manifest()))),
        ErrorCode.INCONSISTENT, "eb:SyncReply");
    error(send(business(SYNC, h -> new MessageHeader(h.from(), h.to(), h.cpaId(), h.conversationId(), h.service(), h.action(),
        h.messageId(), h.timestamp(), null, h.timeToLive(), false), e -> e)), ErrorCode.INCONSISTENT, "eb:DuplicateElimination");
  }

  @Test
  void orderIsRefusedWhereItIsNotAgreedAndBesideSyncReply() {
    error(send(business(SYNC, h -> h, InboundChecksIT::ordered)), ErrorCode.INCONSISTENT, "eb:MessageOrder");

    send(business(ASYNC, h -> h, InboundChecksIT::ordered));
    await().until(() -> !buyer.requests.isEmpty());
    assertThat(new String(buyer.requests.element().body().bytes(), StandardCharsets.UTF_8)).contains("Inconsistent", "eb:MessageOrder",
        "ds:SignatureValue");
  }

  @Test
  void aConnectionThatProvesToBeOfSomebodyElseBringsNoMessageOfThePartner() {
    WireMessage wire = business(OVER_TLS, h -> h, e -> new Envelope(e.header(), true, null, e.ackRequested(), null, null, e.manifest(), null, null));

    error(send(wire, TestParties.STRANGER_KEY.certificate()), ErrorCode.SECURITY_FAILURE, "eb:From");
    error(send(wire, TestParties.SELLER_KEY.certificate()), ErrorCode.SECURITY_FAILURE, "eb:From");

    WireMessage good = business(OVER_TLS, h -> numbered(h, "tls", false),
        e -> new Envelope(e.header(), true, null, e.ackRequested(), null, null, e.manifest(), null, null));
    assertThat(text(send(good, TestParties.BUYER_KEY.certificate()))).contains("<eb:Acknowledgment");
  }

  @Test
  void whatIsKnownButNotOfferedIsNotSupported() {
    var nextHop = business(UNSIGNED, h -> h, e -> new Envelope(e.header(), true, null,
        List.of(e.ackRequested().get(0), new AckRequested(false, Actor.NEXT_MSH)), null, null, e.manifest(), null, null), null, List.of(PAYLOAD));
    error(send(nextHop), ErrorCode.NOT_SUPPORTED, "eb:AckRequested");

    seller.begin(agreements, new OwnParty(TestParties.SELLER, List.of()), false);
    try {
      error(send(business(SYNC, h -> h, e -> e)), ErrorCode.NOT_SUPPORTED, "@eb:signed");
    } finally {
      seller.begin(agreements, false);
    }
  }

  @Test
  void moreThanCanWaitForAMissingMessageAndAResetOverAGapAreDeliveryFailures() {
    for (int number = 1; number <= 101; number++) {
      int place = number;
      send(business(ORDERED, h -> numbered(h, "overflow", place > 100), e -> ordered(e, place, false)));
    }
    errorAlone(ErrorCode.DELIVERY_FAILURE, "too many messages wait");

    send(business(ORDERED, h -> numbered(h, "reset", false), e -> ordered(e, 0, true)));
    send(business(ORDERED, h -> numbered(h, "reset", false), e -> ordered(e, 2, false)));
    buyer.requests.clear();
    send(business(ORDERED, h -> numbered(h, "reset", true), e -> ordered(e, 0, true)));
    errorAlone(ErrorCode.DELIVERY_FAILURE, "before the reset are missing");
  }

  @Test
  void whatTheApplicationWillNeverTakeIsRefusedAsUnknownAndNotKept() {
    seller.refuses = message -> true;
    try {
      error(send(business(SYNC, h -> h, e -> e)), ErrorCode.UNKNOWN, "not for us");
    } finally {
      seller.refuses = message -> false;
    }
  }

  @Test
  void aManifestThatNamesAMissingPartIsAMimeProblem() {
    error(send(business(SYNC, h -> h, e -> Envelope.business(e.header(), true, e.ackRequested().get(0),
        List.of(e.manifest().get(0), new ManifestReference("cid:missing@x", null))))), ErrorCode.MIME_PROBLEM, "cid:missing@x");
    error(send(business(SYNC, h -> h, e -> Envelope.business(e.header(), true, e.ackRequested().get(0), List.of()))),
        ErrorCode.MIME_PROBLEM, "eb:Manifest");
  }

  @Test
  void anUnsignedOrForgedErrorAboutAMessageOfOursChangesNothing() {
    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "err-1", "<order/>"));
    var errors = ErrorList.of(ErrorItem.error(ErrorCode.UNKNOWN, null, "forged"));
    Envelope report = Envelope.reporting(signal(EbmsNames.MESSAGE_ERROR, id), errors);

    deliver(report, null);
    deliver(report, TestParties.STRANGER_KEY);

    assertThat(buyer.handler().find(id).orElseThrow().state()).isEqualTo(OutgoingState.WAITING);
    assertThat(buyer.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.ERROR_REPORT, Alarm.Kind.ERROR_REPORT);

    deliver(report, TestParties.SELLER_KEY);

    assertThat(buyer.handler().find(id).orElseThrow().state()).isEqualTo(OutgoingState.FAILED);
    assertThat(buyer.failed).anySatisfy(failure -> {
      assertThat(failure.messageId()).isEqualTo(id);
      assertThat(failure.code()).isEqualTo(DeliveryFailure.Code.REFUSED_BY_PARTNER);
    });
  }

  @Test
  void anAcknowledgmentWithOtherDigestsOrOfAnUnknownMessageChangesNothing() {
    MessageId id = buyer.enqueue(TestParties.order(ASYNC, "ack-1", "<order/>"));
    var other = new SignedReference("", List.of(), DigestAlgorithm.SHA256.uri(), "AAAA");

    for (var references : List.of(List.of(other), List.<SignedReference>of())) {
      deliver(Envelope.acknowledging(signal(EbmsNames.ACKNOWLEDGMENT, id),
          new Acknowledgment(Instant.now(), id, null, references, Actor.TO_PARTY)), TestParties.SELLER_KEY);
    }
    var unknown = new MessageId("never@sent");
    deliver(Envelope.acknowledging(signal(EbmsNames.ACKNOWLEDGMENT, unknown),
        new Acknowledgment(Instant.now(), unknown, null, List.of(), Actor.TO_PARTY)), TestParties.SELLER_KEY);

    assertThat(buyer.handler().find(id).orElseThrow().state()).isEqualTo(OutgoingState.WAITING);
    assertThat(buyer.alarms).extracting(Alarm::kind).containsExactly(Alarm.Kind.ACKNOWLEDGMENT_REFUSED, Alarm.Kind.ACKNOWLEDGMENT_REFUSED,
        Alarm.Kind.UNKNOWN_REFERENCE);
  }

  private static Envelope ordered(Envelope e) {
    return ordered(e, 0, true);
  }

  private static Envelope ordered(Envelope e, int number, boolean reset) {
    return new Envelope(e.header(), e.syncReply(), new MessageOrder(number, reset), e.ackRequested(), null, null, e.manifest(), null, null);
  }

  private static MessageHeader numbered(MessageHeader h, String conversation, boolean refused) {
    return new MessageHeader(h.from(), h.to(), h.cpaId(), conversation, h.service(), h.action(),
        refused ? h.messageId() : MessageId.random("kept.test"), h.timestamp(), null, h.timeToLive(), true);
  }

  /** Among what was posted to the buyer is one error, and it is this one. */
  private void errorAlone(ErrorCode code, String description) {
    await().untilAsserted(() -> assertThat(buyer.requests.stream().map(request -> new String(request.body().bytes(), StandardCharsets.UTF_8))
        .filter(text -> text.contains("<eb:ErrorList"))).singleElement().asString().contains(code.wireName(), description));
  }

  private static MessageHeader header(String cpaId) {
    Instant now = Instant.now();
    return new MessageHeader(new PartyReference(List.of(TestParties.BUYER), "Buyer"),
        new PartyReference(List.of(TestParties.SELLER), "Seller"), cpaId, "c-1", TestParties.SERVICE, TestParties.ORDER,
        MessageId.random("refused.test"), now, null, now.plus(Duration.ofMinutes(1)), true);
  }

  private static MessageHeader signal(String action, MessageId about) {
    return new MessageHeader(new PartyReference(List.of(TestParties.SELLER), null), new PartyReference(List.of(TestParties.BUYER), null),
        ASYNC, "c-1", EbmsNames.SIGNAL_SERVICE, action, MessageId.random("signal.test"), Instant.now(), about, null, false);
  }

  private static MessageHeader with(MessageHeader h, PartyReference from, PartyReference to) {
    return new MessageHeader(from, to, h.cpaId(), h.conversationId(), h.service(), h.action(), h.messageId(), h.timestamp(), null,
        h.timeToLive(), true);
  }

  private static MessageHeader with(MessageHeader h, ServiceName service, String action) {
    return new MessageHeader(h.from(), h.to(), h.cpaId(), h.conversationId(), service, action, h.messageId(), h.timestamp(), null,
        h.timeToLive(), true);
  }

  private static Envelope bare(String cpaId) {
    return Envelope.business(header(cpaId), true, new AckRequested(true, Actor.TO_PARTY), List.of());
  }

  private static String plain(Envelope envelope) {
    return new String(InclusiveForm.of(EnvelopeWriter.write(envelope)), StandardCharsets.UTF_8);
  }

  private static WireMessage business(String cpaId, UnaryOperator<MessageHeader> header, UnaryOperator<Envelope> change) {
    return business(cpaId, header, change, TestParties.BUYER_KEY, List.of(PAYLOAD));
  }

  private static WireMessage business(String cpaId, UnaryOperator<MessageHeader> header, UnaryOperator<Envelope> change,
      @Nullable KeyMaterial key, List<MimePart> parts) {
    var envelope = Envelope.business(header.apply(header(cpaId)), cpaId.equals(SYNC), new AckRequested(true, Actor.TO_PARTY),
        List.of(new ManifestReference("cid:p@x", null)));
    var document = EnvelopeWriter.write(change.apply(envelope));
    if (key != null) {
      EnvelopeSigner.sign(document, parts, TestParties.identity(key), terms(key));
    }
    return MimeWriter.related("test-boundary", "root@x", InclusiveForm.of(document), parts);
  }

  private static SignatureTerms terms(KeyMaterial key) {
    return new SignatureTerms(key.certificate(), SignatureAlgorithm.RSA_SHA256, DigestAlgorithm.SHA256);
  }

  /** A signal of the seller to the buyer. */
  private void deliver(Envelope signal, @Nullable KeyMaterial key) {
    var document = EnvelopeWriter.write(signal);
    if (key != null) {
      EnvelopeSigner.sign(document, List.of(), TestParties.identity(key), terms(key));
    }
    buyer.handler().handle(new HttpRequestBytes("POST", "text/xml", "\"ebXML\"", InclusiveForm.of(document)));
  }

  private HttpReply send(WireMessage wire) {
    return seller.handler().handle(new HttpRequestBytes("POST", wire.contentType(), "\"ebXML\"", wire.body()));
  }

  private HttpReply send(WireMessage wire, X509Certificate client) {
    return seller.handler().handle(new HttpRequestBytes("POST", wire.contentType(), "\"ebXML\"", wire.body(), client));
  }

  private HttpReply send(String plain) {
    return send(new WireMessage("text/xml; charset=UTF-8", plain.getBytes(StandardCharsets.UTF_8)));
  }

  private void fault(String body, String expected) {
    HttpReply reply = send(body);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(text(reply)).contains("soap:Fault", expected);
  }

  private static void error(HttpReply reply, ErrorCode code, String location) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(text(reply)).contains("eb:errorCode=\"" + code.wireName() + "\"", location).doesNotContain("<eb:Acknowledgment");
    try {
      ConformanceFiles.validateIfHere(XmlDocuments.parse(reply.body(), XmlLimits.MESSAGE), "msg-header-2_0.xsd");
    } catch (XmlRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(HttpReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
