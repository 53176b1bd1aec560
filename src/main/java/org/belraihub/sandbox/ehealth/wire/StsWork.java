package org.belraihub.sandbox.ehealth.wire;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;

import org.apache.cxf.staxutils.StaxUtils;
import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.sandbox.ehealth.register.CallJournal;
import org.belraihub.sandbox.ehealth.register.StsOddity;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.InclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What both protocols of the security token service share: who may have a token, how long it holds, and the oddities. */
public final class StsWork {

  private static final Duration LONGEST = Duration.ofHours(24);

  private final Tokens tokens;
  private final SandboxKeys keys;
  private final SystemClock clock;
  private final CallJournal journal;
  private final AtomicReference<StsOddity> oddity = new AtomicReference<>(StsOddity.NONE);
  private final AtomicReference<Duration> life = new AtomicReference<>(LONGEST);

  /** The work of one service. */
  public StsWork(SandboxKeys keys, SystemClock clock, CallJournal journal) {
    this.tokens = new Tokens(keys, clock);
    this.keys = keys;
    this.clock = clock;
    this.journal = journal;
  }

  /** How it is odd from now on. */
  public void odd(StsOddity next) {
    oddity.set(next);
  }

  /** How long tokens hold at most from now on. */
  public void life(Duration longest) {
    life.set(longest);
  }

  StsOddity oddity() {
    StsOddity now = oddity.get();
    if (now == StsOddity.UNWELL) {
      throw SoaFaults.of("SOA-02002");
    }
    return now;
  }

  Instant now() {
    return clock.now();
  }

  void note(String operation, String requestId, String codes) {
    Answering.work(() -> {
      journal.answered(operation, requestId, codes);
      return true;
    });
  }

  /** Only the hub gets tokens. */
  boolean known(X509Certificate holder) {
    return holder.equals(keys.identity("hub").certificate());
  }

  Element token(X509Certificate holder, List<SamlAttribute> claimed, List<String> certified, Optional<Instant> until) {
    Duration asked = until.map(end -> Duration.between(clock.now(), end)).filter(d -> !d.isNegative()).orElse(LONGEST);
    Duration longest = life.get();
    return tokens.issue(holder, claimed, certified, asked.compareTo(longest) < 0 ? asked : longest, oddity.get());
  }

  /** The question cut out of its message, as the root of a document. */
  static Element question(Source source) {
    try {
      Node node = source instanceof DOMSource dom ? dom.getNode() : StaxUtils.read(source);
      Element element = node instanceof Document document ? document.getDocumentElement() : (Element) node;
      return XmlDocuments.parse(InclusiveForm.of(element), XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException | javax.xml.stream.XMLStreamException e) {
      throw SoaFaults.of("SOA-03001");
    }
  }

  /** The certificate in the first X509Certificate under an element. */
  static X509Certificate certificate(@Nullable Element parent) {
    Node text = parent == null ? null
        : parent.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "X509Certificate").item(0);
    if (text == null) {
      throw SoaFaults.of("SOA-03007");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.getTextContent());
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw SoaFaults.of("SOA-03007");
    }
  }

  static Optional<Instant> time(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
