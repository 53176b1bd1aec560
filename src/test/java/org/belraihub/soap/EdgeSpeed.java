package org.belraihub.soap;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.soap.assessment.wire.AssessmentService;
import org.belraihub.soap.assessment.wire.Result;
import org.belraihub.soap.assessment.wire.Results;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentResponse;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.EnvelopeWriter;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.belraihub.wss.SignedMessage;
import org.belraihub.wss.SoapEnvelope;
import org.belraihub.wss.TestKeys;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.w3c.dom.Document;

/**
 * Prints what the parts of a secure exchange cost: {@code EdgeSpeed [jdk|corretto] [parts|exchanges]}. A program, not a test: its figures depend on the
 * machine, its ratio less so.
 */
public final class EdgeSpeed {

  private static final SystemClock CLOCK = SystemClock.ofMachine();
  private static final KeyMaterial HOME = TestKeys.rsa("home");
  private static final KeyMaterial HUB = TestKeys.rsa("hub");
  private static final int ANSWERS = 100;

  private EdgeSpeed() {
  }

  /** Runs. */
  public static void main(String[] args) throws Exception {
    System.setProperty(CryptoProvider.PROPERTY, args.length > 0 ? args[0] : "corretto");
    System.out.println("provider " + CryptoProvider.install());
    if (args.length < 2 || "parts".equals(args[1])) {
      parts();
    }
    if (args.length < 2 || "exchanges".equals(args[1])) {
      exchanges();
    }
  }

  private static void parts() throws Exception {
    byte[] request = request("r-0");
    System.out.println("request of " + request.length + " bytes");
    var verifier = verifier();
    var signer = new MessageSigner(HUB, false, Duration.ofSeconds(300), CLOCK);
    var schema = SchemaCheck.of("xsd/assessment-v1.xsd");
    SignedMessage verified = verifier.verify(request);
    Merlin crypto = crypto(HOME);
    Merlin own = crypto(HUB);
    WSSConfig.init();
    measure("parse and index", () -> SoapEnvelope.read(request, XmlLimits.MESSAGE));
    measure("verify, ours (with parse)", () -> verifier.verify(request));
    measure("verify, WSS4J on the same tree (with parse)", () -> {
      Document document = XmlDocuments.parse(request, XmlLimits.MESSAGE);
      return new WSSecurityEngine().processSecurityHeader(document, null, null, crypto);
    });
    measure("payload digest", verified::payloadDigest);
    measure("schema", () -> schema.invalidPlaces(verified.payload()));
    measure("write and sign, ours", () -> {
      EnvelopeWriter writer = signer.newEnvelope();
      reply(writer);
      return signer.sign(writer);
    });
    measure("write and sign, WSS4J", () -> {
      var writer = new org.apache.cxf.staxutils.W3CDOMStreamWriter();
      reply(writer);
      Document document = writer.getDocument();
      var header = new WSSecHeader(document);
      header.insertSecurityHeader();
      var timestamp = new WSSecTimestamp(header);
      timestamp.build();
      var signature = new WSSecSignature(header);
      signature.setUserInfo("key", "secret");
      signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
      signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
      signature.setDigestAlgo(WSConstants.SHA256);
      signature.getParts().add(new WSEncryptionPart("Body", WssNames.SOAP, "Element"));
      signature.getParts().add(new WSEncryptionPart("Timestamp", WssNames.WSU, "Element"));
      signature.build(own);
      return XmlDocuments.serialise(document);
    });
  }

  private static void measure(String name, Callable<?> work) throws Exception {
    long end = System.nanoTime() + 3_000_000_000L;
    while (System.nanoTime() < end) {
      work.call();
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      int n = 0;
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long until = System.nanoTime() + 500_000_000L;
      while (System.nanoTime() < until) {
        work.call();
        n++;
      }
      best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3 / n);
    }
    System.out.printf("%-46s %8.1f us CPU%n", name, best);
  }

  private static void exchanges() throws Exception {
    try (var server = new SoapServer()) {
      Contract contract = Contract.of("wsdl/assessment-v1.wsdl", AssessmentService.class);
      var signer = new MessageSigner(HUB, false, Duration.ofSeconds(300), CLOCK);
      new SoapEndpoints(server.bus(), (reason, details) -> System.out.println(reason + " " + details)).publish(new Publication("/ours",
          contract, new Answering(), SchemaCheck.of("xsd/assessment-v1.xsd"), verifier(), signer, false));
      StockEdge.publish(server.bus(), "/stock", contract, new Answering(), HUB, HOME);
      for (int round = 0; round < Integer.getInteger("rounds", 4); round++) {
        if (!Boolean.getBoolean("ours")) {
          load("stock CXF and WSS4J", server.address("/stock"));
        }
        load("ours with schema", server.address("/ours"));
      }
    }
  }

  private static void load(String name, URI address) throws Exception {
    int threads = 4;
    var messages = new ArrayList<byte[]>();
    for (int i = 0; i < 4000; i++) {
      messages.add(post(address, request("r-" + i)));
    }
    var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var pool = Executors.newFixedThreadPool(threads);
    long cpu = bean.getProcessCpuTime();
    long start = System.nanoTime();
    var results = new ArrayList<java.util.concurrent.Future<Integer>>();
    for (int t = 0; t < threads; t++) {
      List<byte[]> mine = messages.subList(t * 1000, (t + 1) * 1000);
      results.add(pool.submit(() -> send(address, mine)));
    }
    int answered = 0;
    for (var result : results) {
      answered += result.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%-24s %7.0f/s %6.2f ms CPU per exchange (%d answered)%n", name, answered / seconds,
        (bean.getProcessCpuTime() - cpu) / 1e6 / answered, answered);
    pool.shutdown();
  }

  private static int send(URI address, List<byte[]> messages) throws Exception {
    int ok = 0;
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      for (byte[] message : messages) {
        socket.getOutputStream().write(message);
        ok += read(socket.getInputStream()) ? 1 : 0;
      }
    }
    return ok;
  }

  /** Reads one answer, with a length or in chunks. */
  private static boolean read(InputStream in) throws Exception {
    String head = line(in);
    boolean ok = head.contains(" 200");
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    if (length >= 0) {
      in.readNBytes(length);
      return ok;
    }
    for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
      in.readNBytes(size);
      line(in);
    }
    line(in);
    return ok;
  }

  private static String line(InputStream in) throws Exception {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new java.io.EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static byte[] post(URI address, byte[] body) {
    byte[] head = ("POST " + address.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml; charset=UTF-8\r\nSOAPAction: \"\"\r\n"
        + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static MessageVerifier verifier() {
    return new MessageVerifier(c -> c.equals(HOME.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(),
        InboundRules.STANDARD, CLOCK);
  }

  private static final MessageSigner SENDER = new MessageSigner(HOME, false, Duration.ofSeconds(300), CLOCK);

  private static byte[] request(String id) throws Exception {
    String a = "urn:belraihub:assessment:v1";
    String c = "urn:belraihub:context:v1";
    EnvelopeWriter w = SENDER.newEnvelope();
    w.writeStartElement("soap", "Envelope", WssNames.SOAP);
    w.writeStartElement("soap", "Body", WssNames.SOAP);
    w.writeStartElement("a", "SubmitAssessmentRequest", a);
    w.writeStartElement("c", "context", c);
    text(w, "c", c, "requestId", id);
    text(w, "c", c, "softwareAttestationId", "s-1");
    w.writeStartElement("c", "actingUser", c);
    text(w, "c", c, "insz", "85010112345");
    text(w, "c", c, "role", "ASSESSOR");
    text(w, "c", c, "organisation", "123");
    w.writeEndElement();
    w.writeEndElement();
    w.writeStartElement("a", "assessment", a);
    text(w, "a", a, "insz", "85010112345");
    text(w, "a", a, "instrument", "SCREENER");
    w.writeEndElement();
    w.writeStartElement("a", "answers", a);
    for (int i = 0; i < ANSWERS; i++) {
      w.writeStartElement("a", "answer", a);
      w.writeAttribute("item", "item" + i);
      w.writeAttribute("value", String.valueOf(i % 5));
      w.writeEndElement();
    }
    w.writeEndDocument();
    return SENDER.sign(w);
  }

  private static void text(javax.xml.stream.XMLStreamWriter w, String prefix, String uri, String name, String text) throws Exception {
    w.writeStartElement(prefix, name, uri);
    w.writeCharacters(text);
    w.writeEndElement();
  }

  private static void reply(javax.xml.stream.XMLStreamWriter w) throws Exception {
    String a = "urn:belraihub:assessment:v1";
    w.writeStartElement("soap", "Envelope", WssNames.SOAP);
    w.writeNamespace("soap", WssNames.SOAP);
    w.writeStartElement("soap", "Body", WssNames.SOAP);
    w.writeStartElement("a", "SubmitAssessmentResponse", a);
    w.writeNamespace("a", a);
    for (int i = 0; i < 10; i++) {
      w.writeStartElement("a", "result", a);
      w.writeAttribute("scale", "scale" + i);
      w.writeAttribute("value", "1");
      w.writeEndElement();
    }
    w.writeEndElement();
    w.writeEndElement();
    w.writeEndElement();
    w.writeEndDocument();
  }

  private static Merlin crypto(KeyMaterial key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key.privateKey(), "secret".toCharArray(), new java.security.cert.Certificate[] {key.certificate()});
    var crypto = new Merlin();
    crypto.setKeyStore(store);
    crypto.setTrustStore(store);
    return crypto;
  }

  /** Says yes, with ten results. */
  static final class Answering extends NoAssessments {

    @Override
    public SubmitAssessmentResponse submitAssessment(SubmitAssessmentRequest request) {
      var results = new Results();
      for (int i = 0; i < 10; i++) {
        var result = new Result();
        result.setScale("scale" + i);
        result.setVersion("1");
        result.setValue(BigDecimal.ONE);
        result.setConfidence("CERTAIN");
        result.setStatus("ACTIVE");
        results.getResult().add(result);
      }
      var response = new SubmitAssessmentResponse();
      response.setResults(results);
      return response;
    }
  }
}
