package org.belraihub.sandbox.care.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.CryptoFactory;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.WSTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.belraihub.instrument.Answers;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * Calls as bytes, made beforehand: for messages that are wrong on purpose, sent twice, or sent by the thousand. Signed with stock
 * WSS4J.
 */
public final class RawCalls {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final Pattern CODE = Pattern.compile("<(?:[\\w.-]+:)?code>([A-Z_]+)<");
  private static final Pattern REFERENCE = Pattern.compile("<(?:[\\w.-]+:)?reference>([^<]+)<");
  private static final Pattern FAULT_CODE = Pattern.compile("<faultcode[^>]*>([^<]+)<");
  private static final Map<String, JAXBContext> BINDINGS = new ConcurrentHashMap<>();

  private final SandboxKeys keys;
  private final Map<String, Crypto> cryptos = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
      .build();

  /** Calls signed with keys of the sandbox. */
  public RawCalls(SandboxKeys keys) {
    this.keys = keys;
  }

  /**
   * What came back.
   *
   * @param status    HTTP status
   * @param code      typed code or fault code; empty when it was no fault
   * @param reference the reference number in the answer; empty when there is none
   * @param body      the whole answer
   */
  public record Reply(int status, String code, String reference, String body) {

    /** Whether the hub did what was asked. */
    public boolean accepted() {
      return status == 200;
    }
  }

  /** A submission with a security header made now. */
  public byte[] signed(Desk desk, String requestId, Case what, Answers answers, @Nullable BillingFields billing, Instant created) {
    return signed(desk, Requests.submission(desk, requestId, what, answers, billing), created);
  }

  /** Any request of a contract, with a security header made at this time. */
  public byte[] signed(Desk desk, Object request, Instant created) {
    return signed(desk, envelope(request), created);
  }

  /** A message as it is, even if no contract would make it, with a security header made at this time. */
  public byte[] signedAsItIs(Desk desk, byte[] unsigned, Instant created) throws XmlRefusedException {
    return signed(desk, XmlDocuments.parse(unsigned, XmlLimits.MESSAGE), created);
  }

  private byte[] signed(Desk desk, Document envelope, Instant created) {
    try {
      sign(envelope, desk.key(), created);
    } catch (WSSecurityException e) {
      throw new IllegalStateException("the message could not be signed", e);
    }
    return XmlDocuments.serialise(envelope);
  }

  /** The same without any security header. */
  public byte[] unsigned(Desk desk, String requestId, Case what, Answers answers, @Nullable BillingFields billing) {
    return unsigned(Requests.submission(desk, requestId, what, answers, billing));
  }

  /** Any request of a contract without a security header. */
  public byte[] unsigned(Object request) {
    return XmlDocuments.serialise(envelope(request));
  }

  /** Posts a submission as it is. */
  public Reply post(URI address, byte[] message) throws IOException {
    return post(address, "urn:belraihub:assessment:v1:SubmitAssessment", message);
  }

  /** Posts bytes as they are, under this SOAP action. */
  public Reply post(URI address, String action, byte[] message) throws IOException {
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).header("Content-Type", "text/xml; charset=UTF-8")
        .header("SOAPAction", "\"" + action + "\"").POST(HttpRequest.BodyPublishers.ofByteArray(message))
        .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      var accepted = response.statusCode() == 200;
      Matcher reference = REFERENCE.matcher(response.body());
      return new Reply(response.statusCode(), accepted ? "" : code(response.body()),
          accepted && reference.find() ? reference.group(1) : "", response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the hub", e);
    }
  }

  private static String code(String fault) {
    Matcher typed = CODE.matcher(fault);
    if (typed.find()) {
      return typed.group(1);
    }
    Matcher standard = FAULT_CODE.matcher(fault);
    return standard.find() ? standard.group(1).strip() : "no SOAP fault";
  }

  private static Document envelope(Object request) {
    Document document = XmlDocuments.empty();
    var envelope = Elements.append(document, SOAP, "soap:Envelope");
    Elements.declare(envelope, "soap", SOAP);
    Elements.append(envelope, SOAP, "soap:Header");
    var body = Elements.append(envelope, SOAP, "soap:Body");
    try {
      BINDINGS.computeIfAbsent(request.getClass().getPackageName(), RawCalls::binding).createMarshaller().marshal(request, body);
    } catch (JAXBException e) {
      throw new IllegalStateException("a request could not be written", e);
    }
    return document;
  }

  private void sign(Document envelope, String signer, Instant created) throws WSSecurityException {
    var header = new WSSecHeader(envelope);
    header.insertSecurityHeader();
    var timestamp = new WSSecTimestamp(header);
    timestamp.setWsTimeSource(new FixedTime(created));
    timestamp.setTimeToLive(60);
    timestamp.build();
    var signature = new WSSecSignature(header);
    signature.setUserInfo(signer, SandboxKeys.PASSWORD);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    signature.setDigestAlgo("http://www.w3.org/2001/04/xmlenc#sha256");
    signature.getParts().add(new WSEncryptionPart("Body", SOAP, "Element"));
    signature.getParts().add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Element"));
    signature.build(crypto(signer));
  }

  private Crypto crypto(String signer) throws WSSecurityException {
    var known = cryptos.get(signer);
    if (known == null) {
      known = CryptoFactory.getInstance(StockSecurity.signing(keys, signer));
      cryptos.put(signer, known);
    }
    return known;
  }

  private record FixedTime(Instant instant) implements WSTimeSource {

    @Override
    public Instant now() {
      return instant;
    }
  }

  private static JAXBContext binding(String contract) {
    try {
      return JAXBContext.newInstance(contract, RawCalls.class.getClassLoader());
    } catch (JAXBException e) {
      throw new IllegalStateException("the contract in " + contract + " has no binding", e);
    }
  }
}
