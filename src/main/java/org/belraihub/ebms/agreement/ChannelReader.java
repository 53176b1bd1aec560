package org.belraihub.ebms.agreement;

import static org.belraihub.ebms.agreement.CpaDocument.attribute;
import static org.belraihub.ebms.agreement.CpaDocument.many;
import static org.belraihub.ebms.agreement.CpaDocument.optional;
import static org.belraihub.ebms.agreement.CpaDocument.required;
import static org.belraihub.ebms.agreement.CpaDocument.text;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.ebms.encryption.DataCipher;
import org.belraihub.ebms.encryption.EncryptionTerms;
import org.belraihub.ebms.encryption.KeyTransport;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.signature.SignatureAlgorithm;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads a DeliveryChannel with its Transport and DocExchange. */
final class ChannelReader {

  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  /** xsd:duration knows months and years, java.time.Duration does not: 30 and 365 days. */
  private static final int DAYS_PER_MONTH = 30;
  private static final int DAYS_PER_YEAR = 365;

  private final CpaDocument document;
  private final Map<String, Channel> read = new HashMap<>();

  ChannelReader(CpaDocument document) {
    this.document = document;
  }

  Channel read(String id) throws AgreementRefusedException {
    Channel channel = read.get(id);
    if (channel == null) {
      channel = channel(document.referred(id, "DeliveryChannel"), id);
      read.put(id, channel);
    }
    return channel;
  }

  private Channel channel(Element element, String id) throws AgreementRefusedException {
    Element messaging = required(element, "MessagingCharacteristics");
    Element transport = document.referred(attribute(element, "transportId"), "Transport");
    Element exchange = document.referred(attribute(element, "docExchangeId"), "DocExchange");
    Element sender = optional(exchange, "ebXMLSenderBinding").orElse(null);
    Element receiver = optional(exchange, "ebXMLReceiverBinding").orElse(null);
    return new Channel(id, syncReplyMode(messaging), occurrence(messaging, "ackRequested"), occurrence(messaging, "ackSignatureRequested"),
        occurrence(messaging, "duplicateElimination"), endpoint(transport), reliability(sender, receiver),
        sender == null ? null : signing(sender), receiver == null ? List.of() : trusted(receiver),
        receiver == null ? null : envelope(receiver), tlsClient(transport));
  }

  private @Nullable X509Certificate tlsClient(Element transport) throws AgreementRefusedException {
    var reference = optional(transport, "TransportSender").flatMap(sender -> optional(sender, "TransportClientSecurity"))
        .flatMap(security -> optional(security, "ClientCertificateRef"));
    return reference.isEmpty() ? null : certificate(document.referred(attribute(reference.get(), "certId"), "Certificate"));
  }

  private static SyncReplyMode syncReplyMode(Element messaging) throws AgreementRefusedException {
    String wireName = attribute(messaging, "syncReplyMode", "none");
    for (SyncReplyMode mode : SyncReplyMode.values()) {
      if (mode.wireName().equals(wireName)) {
        return mode;
      }
    }
    throw new AgreementRefusedException("an unknown syncReplyMode");
  }

  private static Occurrence occurrence(Element messaging, String name) throws AgreementRefusedException {
    return switch (attribute(messaging, name, "perMessage")) {
      case "always" -> Occurrence.ALWAYS;
      case "never" -> Occurrence.NEVER;
      case "perMessage" -> Occurrence.PER_MESSAGE;
      default -> throw new AgreementRefusedException(name + " is neither always, never nor perMessage");
    };
  }

  private static @Nullable URI endpoint(Element transport) throws AgreementRefusedException {
    var receiver = optional(transport, "TransportReceiver");
    if (receiver.isEmpty()) {
      return null;
    }
    Element chosen = null;
    for (Element endpoint : many(receiver.get(), "Endpoint")) {
      String type = attribute(endpoint, "type", "allPurpose");
      if (type.equals("allPurpose") || type.equals("request") && chosen == null) {
        chosen = endpoint;
      }
    }
    if (chosen == null) {
      throw new AgreementRefusedException("a TransportReceiver has no Endpoint for all purposes or requests");
    }
    try {
      return URI.create(attribute(chosen, "uri"));
    } catch (IllegalArgumentException e) {
      throw new AgreementRefusedException("an Endpoint is not a URI");
    }
  }

  private static @Nullable Reliability reliability(@Nullable Element sender, @Nullable Element receiver) throws AgreementRefusedException {
    Reliability own = sender == null ? null : reliability(sender);
    return own != null || receiver == null ? own : reliability(receiver);
  }

  private static @Nullable Reliability reliability(Element sender) throws AgreementRefusedException {
    var messaging = optional(sender, "ReliableMessaging");
    if (messaging.isEmpty()) {
      return null;
    }
    var retries = optional(messaging.get(), "Retries");
    var interval = optional(messaging.get(), "RetryInterval");
    var persist = optional(sender, "PersistDuration");
    try {
      return new Reliability(retries.isPresent() ? Integer.parseInt(text(retries.get())) : 0,
          interval.isPresent() ? duration(text(interval.get())) : Duration.ofMinutes(1),
          persist.isPresent() ? duration(text(persist.get())) : Duration.ofDays(1),
          text(required(messaging.get(), "MessageOrderSemantics")).equals("Guaranteed"));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new AgreementRefusedException("Retries, RetryInterval or PersistDuration cannot be read");
    }
  }

  private static Duration duration(String text) {
    int time = text.indexOf('T');
    String days = time < 0 ? text : text.substring(0, time);
    Duration date = Duration.ZERO;
    if (days.length() > 1) {
      Period period = Period.parse(days);
      date = Duration.ofDays((long) period.getYears() * DAYS_PER_YEAR + (long) period.getMonths() * DAYS_PER_MONTH + period.getDays());
    }
    return time < 0 ? date : date.plus(Duration.parse("P" + text.substring(time)));
  }

  private @Nullable SignatureTerms signing(Element sender) throws AgreementRefusedException {
    var nonRepudiation = optional(sender, "SenderNonRepudiation");
    if (nonRepudiation.isEmpty()) {
      return null;
    }
    Element terms = nonRepudiation.get();
    Element method = required(terms, "SignatureAlgorithm");
    String algorithm = attribute(method, "w3c", text(method));
    String hash = text(required(terms, "HashFunction"));
    Element certificate = document.referred(attribute(required(terms, "SigningCertificateRef"), "certId"), "Certificate");
    return new SignatureTerms(certificate(certificate),
        SignatureAlgorithm.of(algorithm).orElseThrow(() -> new AgreementRefusedException("the signature algorithm is not offered")),
        DigestAlgorithm.of(hash).orElseThrow(() -> new AgreementRefusedException("the hash function is not offered")));
  }

  private List<X509Certificate> trusted(Element receiver) throws AgreementRefusedException {
    var details = optional(receiver, "ReceiverNonRepudiation").flatMap(terms -> optional(terms, "SigningSecurityDetailsRef"));
    if (details.isEmpty()) {
      return List.of();
    }
    Element security = document.referred(attribute(details.get(), "securityId"), "SecurityDetails");
    var trusted = new ArrayList<X509Certificate>();
    var anchors = optional(security, "TrustAnchors");
    if (anchors.isPresent()) {
      for (Element anchor : many(anchors.get(), "AnchorCertificateRef")) {
        trusted.add(certificate(document.referred(attribute(anchor, "certId"), "Certificate")));
      }
    }
    return List.copyOf(trusted);
  }

  /** The algorithms for data and for its key stand in one list; without any for the key it is RSA-OAEP. */
  private @Nullable EncryptionTerms envelope(Element receiver) throws AgreementRefusedException {
    var envelope = optional(receiver, "ReceiverDigitalEnvelope");
    if (envelope.isEmpty()) {
      return null;
    }
    if (!text(required(envelope.get(), "DigitalEnvelopeProtocol")).equals("XMLENC")) {
      throw new AgreementRefusedException("the only digital envelope offered is XMLENC");
    }
    var ciphers = new ArrayList<DataCipher>();
    var transports = new ArrayList<KeyTransport>();
    for (Element method : many(envelope.get(), "EncryptionAlgorithm")) {
      String uri = attribute(method, "w3c", text(method));
      DataCipher.of(uri).ifPresent(ciphers::add);
      KeyTransport.of(uri).ifPresent(transports::add);
    }
    if (ciphers.isEmpty()) {
      throw new AgreementRefusedException("no encryption algorithm of the digital envelope is offered");
    }
    Element certificate = document.referred(attribute(required(envelope.get(), "EncryptionCertificateRef"), "certId"), "Certificate");
    return new EncryptionTerms(certificate(certificate), ciphers, transports);
  }

  private static X509Certificate certificate(Element certificate) throws AgreementRefusedException {
    var encoded = certificate.getElementsByTagNameNS(DS, "X509Certificate");
    if (encoded.getLength() == 0 || Elements.child(certificate, DS, "KeyInfo") == null) {
      throw new AgreementRefusedException("a Certificate has no X509Certificate");
    }
    try {
      byte[] octets = Base64.getMimeDecoder().decode(encoded.item(0).getTextContent());
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new AgreementRefusedException("a Certificate cannot be read");
    }
  }
}
