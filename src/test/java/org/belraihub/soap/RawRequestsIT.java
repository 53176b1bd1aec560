package org.belraihub.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.xml.ws.WebServiceException;

import org.apache.cxf.BusFactory;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.AssessmentService;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusResponse;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.belraihub.wss.TestKeys;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw bytes at the edge, one wire fault per test (R10.01), and what a client does when its partner misbehaves. */
class RawRequestsIT {

  private static final SystemClock CLOCK = SystemClock.ofMachine();
  private static final KeyMaterial HOME = TestKeys.rsa("home");
  private static final KeyMaterial HUB = TestKeys.rsa("hub");
  private static final Contract CONTRACT = Contract.of("wsdl/assessment-v1.wsdl", AssessmentService.class);
  private static final List<MessageRejection> REJECTIONS = new CopyOnWriteArrayList<>();
  private static final List<String> CALLED = new CopyOnWriteArrayList<>();
  private static final int MOST = 64 * 1024;
  private static SoapServer server;

  @BeforeAll
  static void start() {
    server = new SoapServer();
    var verifier = new MessageVerifier(c -> c.equals(HOME.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(),
        new InboundRules(Duration.ofSeconds(300), Duration.ofSeconds(60), new XmlLimits(MOST, 64, 50_000, 64)), CLOCK);
    var signer = new MessageSigner(HUB, false, Duration.ofSeconds(300), CLOCK);
    new SoapEndpoints(server.bus(), (reason, details) -> REJECTIONS.add(reason))
        .publish(new Publication("/assessment/v1", CONTRACT, new Answering(), null, verifier, signer, false));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void forget() {
    REJECTIONS.clear();
    CALLED.clear();
  }

  @Test
  void aSignedMessageInChunksIsTaken() throws Exception {
    byte[] message = signed("A-1");

    var response = send(chunked(message), "text/xml; charset=UTF-8");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(CALLED).containsExactly("A-1");
  }

  @Test
  void theReplyIsSignedAndOfKnownLength() throws Exception {
    var response = send(BodyPublishers.ofByteArray(signed("A-1")), "text/xml; charset=UTF-8");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
    assertThat(response.headers().firstValueAsLong("Content-Length")).isPresent();
    var expecting = new MessageVerifier(c -> c.equals(HUB.certificate()) ? Optional.of(new Sender("hub")) : Optional.empty(),
        InboundRules.STANDARD, CLOCK);
    assertThat(expecting.verify(response.body().getBytes(StandardCharsets.UTF_8)).payload().getLocalName())
        .isEqualTo("GetDeliveryStatusResponse");
  }

  @Test
  void aMessageBeyondTheLimitIsRefusedWithOrWithoutLength() throws Exception {
    byte[] large = new byte[MOST + 1];
    java.util.Arrays.fill(large, (byte) 'x');

    refused(send(BodyPublishers.ofByteArray(large), "text/xml"), MessageRejection.TOO_LARGE, "soap:Client");
    refused(send(chunked(large), "text/xml"), MessageRejection.TOO_LARGE, "soap:Client");
  }

  @Test
  void anotherContentTypeIsRefusedUnread() throws Exception {
    for (String type : List.of("application/json", "multipart/related; type=\"text/xml\"; boundary=x", "application/soap+xml", "text/html")) {
      refused(send(BodyPublishers.ofByteArray(signed("A-1")), type), MessageRejection.CONTENT_TYPE, "soap:Client");
    }
  }

  @Test
  void rubbishIsRefusedWithoutAWordAboutWhy() throws Exception {
    refused(send(BodyPublishers.ofString("rubbish"), "text/xml"), MessageRejection.MALFORMED, "soap:Client");
    refused(send(BodyPublishers.noBody(), "text/xml"), MessageRejection.MALFORMED, "soap:Client");
    refused(send(BodyPublishers.ofString("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"), "text/xml"),
        MessageRejection.DTD, "soap:Client");
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    var request = HttpRequest.newBuilder(address()).PUT(BodyPublishers.ofByteArray(signed("A-1"))).header("Content-Type", "text/xml").build();

    refused(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()), MessageRejection.METHOD, "soap:Client");
  }

  @Test
  void anAlteredMessageGetsOnlyTheStandardCodeUnsigned() throws Exception {
    String altered = new String(signed("A-1"), StandardCharsets.UTF_8).replace("A-1", "A-2");

    var response = send(BodyPublishers.ofString(altered), "text/xml; charset=UTF-8");

    refused(response, MessageRejection.DIGEST, "wsse:FailedCheck");
    assertThat(response.body()).doesNotContain("detail").doesNotContain("Signature").doesNotContain("digest");
  }

  @Test
  void theSoapActionHeaderDoesNotChooseTheOperation() throws Exception {
    var request = HttpRequest.newBuilder(address()).POST(BodyPublishers.ofByteArray(signed("A-1"))).header("Content-Type", "text/xml")
        .header("SOAPAction", "\"urn:belraihub:assessment:v1:SubmitAssessment\"").build();

    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(CALLED).containsExactly("A-1");
  }

  @Test
  void anElementThatIsNoRequestOfTheContractIsNamed() throws Exception {
    var response = send(BodyPublishers.ofByteArray(signed("GetDeliveryStatusResponse", "A-1")), "text/xml; charset=UTF-8");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("SCHEMA_INVALID").contains(">GetDeliveryStatusResponse<");
    assertThat(CALLED).isEmpty();
  }

  @Test
  void stockCxfWithWss4jCallsAndReads() throws Exception {
    var factory = new JaxWsProxyFactoryBean();
    factory.setServiceClass(AssessmentPort.class);
    factory.setAddress(address().toString());
    var port = (AssessmentPort) factory.create();
    ClientProxy.getClient(port).getOutInterceptors().add(StockEdge.out(HOME));
    ClientProxy.getClient(port).getInInterceptors().add(StockEdge.in(HUB));
    var request = new GetDeliveryStatusRequest();
    request.setReference("A-7");

    assertThat(port.getDeliveryStatus(request).getReference()).isEqualTo("A-7");
  }

  @Test
  void aPartnerThatTakesTheConnectionAndNothingElseIsLeftInTime() throws Exception {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AssessmentPort port = client(mute, Duration.ofMillis(300));
      var request = new GetDeliveryStatusRequest();
      request.setReference("x".repeat(4_000_000));
      long start = System.nanoTime();

      assertThatThrownBy(() -> port.getDeliveryStatus(request)).isInstanceOf(WebServiceException.class)
          .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.NO_ANSWER));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aPartnerThatTricklesItsReplyIsLeftInTime() throws Exception {
    try (var trickling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answering(trickling, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<a");

      assertThatThrownBy(() -> client(trickling, Duration.ofMillis(300)).getDeliveryStatus(new GetDeliveryStatusRequest()))
          .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.NO_ANSWER));
    }
  }

  @Test
  void anUnsignedReplyIsNotAccepted() throws Exception {
    String body = "<s:Envelope xmlns:s='" + WssNames.SOAP + "'><s:Body><GetDeliveryStatusResponse xmlns='urn:belraihub:assessment:v1'/>"
        + "</s:Body></s:Envelope>";
    try (var forging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answering(forging, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

      assertThatThrownBy(() -> client(forging, Duration.ofSeconds(5)).getDeliveryStatus(new GetDeliveryStatusRequest()))
          .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.ANSWER_NOT_ACCEPTED));
    }
  }

  @Test
  void aPageInPlaceOfAMessageIsNoAnswer() throws Exception {
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answering(proxy, "HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbusy");

      assertThatThrownBy(() -> client(proxy, Duration.ofSeconds(5)).getDeliveryStatus(new GetDeliveryStatusRequest()))
          .hasRootCauseInstanceOf(UnexpectedAnswerException.class)
          .satisfies(e -> assertThat(CallFailure.of(e)).isEqualTo(CallFailure.NO_ANSWER));
    }
  }

  @Test
  void aRequestSaysWhoSendsItAndQuotesItsAction() throws Exception {
    try (var partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var heard = new CopyOnWriteArrayList<String>();
      new Thread(() -> {
        try (Socket socket = partner.accept()) {
          heard.add(new String(socket.getInputStream().readNBytes(600), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
          heard.add(String.valueOf(e));
        }
      }).start();

      assertThatThrownBy(() -> client(partner, Duration.ofSeconds(5)).getDeliveryStatus(new GetDeliveryStatusRequest()))
          .isInstanceOf(WebServiceException.class);

      assertThat(heard.get(0)).contains("User-Agent: Test/1.0").contains("From: test@example.org")
          .contains("SOAPAction: \"urn:belraihub:assessment:v1:GetDeliveryStatus\"");
    }
  }

  private static void answering(ServerSocket partner, String answer) {
    var thread = new Thread(() -> {
      try (Socket socket = partner.accept(); InputStream in = socket.getInputStream(); OutputStream out = socket.getOutputStream()) {
        in.read(new byte[64 * 1024]);
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        in.transferTo(OutputStream.nullOutputStream());
      } catch (java.io.IOException e) {
        // the client left, as it should
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  private static AssessmentPort client(ServerSocket partner, Duration timeout) {
    URI address = URI.create("http://127.0.0.1:" + partner.getLocalPort() + "/");
    return new SoapClients(BusFactory.getDefaultBus(), Duration.ofSeconds(2), null).create(AssessmentPort.class,
        new ClientOptions(address, ClientSecurity.signedReplies(HOME, HUB.certificate(), CLOCK), timeout, "Test/1.0", "test@example.org"));
  }

  private static void refused(HttpResponse<String> response, MessageRejection reason, String faultCode) {
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("The message was not accepted.").contains(faultCode + "</faultcode>").doesNotContain("at org.");
    assertThat(REJECTIONS).last().isEqualTo(reason);
    assertThat(CALLED).isEmpty();
  }

  private static HttpResponse<String> send(HttpRequest.BodyPublisher body, String contentType) throws Exception {
    var request = HttpRequest.newBuilder(address()).POST(body).header("Content-Type", contentType).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher chunked(byte[] bytes) {
    return BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
  }

  private static URI address() {
    return server.address("/assessment/v1");
  }

  private static byte[] signed(String reference) throws Exception {
    return signed("GetDeliveryStatusRequest", reference);
  }

  private static byte[] signed(String element, String reference) throws Exception {
    var signer = new MessageSigner(HOME, false, Duration.ofSeconds(300), CLOCK);
    var writer = signer.newEnvelope();
    writer.writeStartElement("soap", "Envelope", WssNames.SOAP);
    writer.writeStartElement("soap", "Body", WssNames.SOAP);
    writer.writeStartElement("a", element, "urn:belraihub:assessment:v1");
    writer.writeStartElement("a", "reference", "urn:belraihub:assessment:v1");
    writer.writeCharacters(reference);
    writer.writeEndDocument();
    return signer.sign(writer);
  }

  /** Answers one operation. */
  static final class Answering extends NoAssessments {

    @Override
    public GetDeliveryStatusResponse getDeliveryStatus(GetDeliveryStatusRequest request) {
      CALLED.add(request.getReference());
      var response = new GetDeliveryStatusResponse();
      response.setReference(request.getReference());
      return response;
    }
  }
}
