package org.belraihub.ebms.agreement;

import static org.belraihub.ebms.agreement.CpaDocument.CPPA;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.signature.DigestAlgorithm;
import org.belraihub.ebms.signature.SignatureAlgorithm;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a CPPA 2.0 document for two parties; valid against the OASIS schema. */
public final class AgreementWriter {

  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String MSG_HEADER = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd";
  private static final String TO_PARTY = "urn:oasis:names:tc:ebxml-msg:actor:toPartyMSH";

  private final AgreementTerms terms;

  private AgreementWriter(AgreementTerms terms) {
    this.terms = terms;
  }

  /** The document as UTF-8 bytes. */
  public static byte[] write(AgreementTerms terms) {
    return new AgreementWriter(terms).document();
  }

  private byte[] document() {
    Document document = XmlDocuments.empty();
    Element root = Elements.append(document, CPPA, "tns:CollaborationProtocolAgreement");
    Elements.declare(root, "tns", CPPA);
    Elements.declare(root, "xlink", XLINK);
    Elements.declare(root, "ds", DS);
    set(root, "cpaid", terms.cpaId(), "version", "2_0b");
    set(add(root, "Status"), "value", "agreed");
    text(root, "Start", terms.start().toString());
    text(root, "End", terms.end().toString());
    party(root, terms.first(), "A", "B", true);
    party(root, terms.second(), "B", "A", false);
    Element header = add(root, "SimplePart");
    set(header, "id", "HeaderPart", "mimetype", "text/xml");
    set(text(header, "NamespaceSupported", MSG_HEADER), "location", MSG_HEADER, "version", "2.0");
    set(add(root, "SimplePart"), "id", "PayloadPart", "mimetype", "application/xml");
    packaging(root, "SignalPackage", List.of("HeaderPart"));
    packaging(root, "BusinessPackage", List.of("HeaderPart", "PayloadPart"));
    return XmlDocuments.serialise(document);
  }

  private void party(Element root, AgreementTerms.Party party, String own, String other, boolean first) {
    Element info = add(root, "PartyInfo");
    set(info, "partyName", party.name(), "defaultMshChannelId", own + "_SignalChannel", "defaultMshPackageId", "SignalPackage");
    Element id = text(info, "PartyId", party.id().value());
    if (party.id().type() != null) {
      set(id, "type", party.id().type());
    }
    link(add(info, "PartyRef"), "");
    for (int i = 0; i < terms.services().size(); i++) {
      role(info, party.role(), terms.services().get(i), own + i, other + i, first);
    }
    certificates(info, party, first ? terms.second() : terms.first(), own);
    channel(info, own + "_Channel", own + "_Exchange", own, "always", terms.syncReplyMode());
    channel(info, own + "_SignalChannel", own + "_SignalExchange", own, "never", SyncReplyMode.NONE);
    transport(info, party, own);
    exchange(info, own + "_Exchange", own, true);
    exchange(info, own + "_SignalExchange", own, false);
  }

  private void role(Element info, String role, AgreementTerms.Service service, String own, String other, boolean first) {
    Element collaboration = add(info, "CollaborationRole");
    Element process = add(collaboration, "ProcessSpecification");
    set(process, "name", service.name().value(), "version", "1.0");
    link(process, "urn:process:" + service.name().value());
    Element roleElement = add(collaboration, "Role");
    set(roleElement, "name", role);
    link(roleElement, "urn:role:" + role);
    Element binding = add(collaboration, "ServiceBinding");
    service(binding, service.name());
    List<String> sends = first ? service.firstSends() : service.secondSends();
    List<String> receives = first ? service.secondSends() : service.firstSends();
    sends.forEach(action -> action(binding, "CanSend", action, own + "_Send_" + action, other + "_Receive_" + action, own.substring(0, 1)));
    receives.forEach(
        action -> action(binding, "CanReceive", action, own + "_Receive_" + action, other + "_Send_" + action, own.substring(0, 1)));
  }

  private static void service(Element binding, ServiceName name) {
    Element service = text(binding, "Service", name.value());
    if (name.type() != null) {
      set(service, "type", name.type());
    }
  }

  private void action(Element binding, String direction, String action, String id, String otherId, String party) {
    Element can = add(binding, direction);
    Element own = add(can, "ThisPartyActionBinding");
    set(own, "id", id, "action", action, "packageId", "BusinessPackage");
    set(add(own, "BusinessTransactionCharacteristics"), "isNonRepudiationRequired", "true", "isNonRepudiationReceiptRequired", "true",
        "isConfidential", terms.encryption().isEmpty() ? "none" : "persistent", "isAuthenticated", "persistent", "isTamperProof", "persistent", "isAuthorizationRequired", "true");
    text(own, "ChannelId", party + "_Channel");
    text(can, "OtherPartyActionBinding", otherId);
  }

  /** A party's security details say which certificates of the other it accepts, so that one can be replaced with an overlap. */
  private static void certificates(Element info, AgreementTerms.Party party, AgreementTerms.Party partner, String own) {
    var anchors = new ArrayList<String>();
    certificate(info, party.certificate(), own + "_Certificate");
    for (X509Certificate certificate : all(partner)) {
      String id = own + "_Partner" + anchors.size();
      certificate(info, certificate, id);
      anchors.add(id);
    }
    Element security = add(info, "SecurityDetails");
    set(security, "securityId", own + "_Security");
    Element trust = add(security, "TrustAnchors");
    anchors.forEach(id -> set(add(trust, "AnchorCertificateRef"), "certId", id));
  }

  private static List<X509Certificate> all(AgreementTerms.Party party) {
    var all = new ArrayList<X509Certificate>();
    all.add(party.certificate());
    all.addAll(party.also());
    return all;
  }

  private static void certificate(Element info, X509Certificate certificate, String id) {
    Element element = add(info, "Certificate");
    set(element, "certId", id);
    Element data = Elements.append(Elements.append(element, DS, "ds:KeyInfo"), DS, "ds:X509Data");
    try {
      Elements.append(data, DS, "ds:X509Certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("the certificate " + id + " has no encoding", e);
    }
  }

  private static void channel(Element info, String id, String exchange, String own, String always, SyncReplyMode mode) {
    Element channel = add(info, "DeliveryChannel");
    set(channel, "channelId", id, "transportId", own + "_Transport", "docExchangeId", exchange);
    set(add(channel, "MessagingCharacteristics"), "syncReplyMode", mode.wireName(), "ackRequested",
        mode == SyncReplyMode.RESPONSE_ONLY ? "never" : always, "ackSignatureRequested", always, "duplicateElimination", always, "actor",
        TO_PARTY);
  }

  private static void transport(Element info, AgreementTerms.Party party, String own) {
    Element transport = add(info, "Transport");
    set(transport, "transportId", own + "_Transport");
    set(text(add(transport, "TransportSender"), "TransportProtocol", "HTTP"), "version", "1.1");
    Element receiver = add(transport, "TransportReceiver");
    set(text(receiver, "TransportProtocol", "HTTP"), "version", "1.1");
    set(add(receiver, "Endpoint"), "uri", party.endpoint().toString(), "type", "allPurpose");
  }

  private void exchange(Element info, String id, String own, boolean reliable) {
    Element exchange = add(info, "DocExchange");
    set(exchange, "docExchangeId", id);
    Element sender = add(exchange, "ebXMLSenderBinding");
    set(sender, "version", "2.0");
    Element receiver = add(exchange, "ebXMLReceiverBinding");
    set(receiver, "version", "2.0");
    if (reliable) {
      reliability(sender);
      reliability(receiver);
    }
    set(add(nonRepudiation(sender, "SenderNonRepudiation"), "SigningCertificateRef"), "certId", own + "_Certificate");
    set(add(nonRepudiation(receiver, "ReceiverNonRepudiation"), "SigningSecurityDetailsRef"), "securityId", own + "_Security");
    if (reliable && !terms.encryption().isEmpty()) {
      set(add(envelope(receiver), "EncryptionCertificateRef"), "certId", own + "_Certificate");
    }
  }

  private Element envelope(Element receiver) {
    Element envelope = add(receiver, "ReceiverDigitalEnvelope");
    set(text(envelope, "DigitalEnvelopeProtocol", "XMLENC"), "version", "1.1");
    terms.encryption().forEach(algorithm -> text(envelope, "EncryptionAlgorithm", algorithm));
    return envelope;
  }

  private void reliability(Element binding) {
    Element messaging = add(binding, "ReliableMessaging");
    text(messaging, "Retries", Integer.toString(terms.reliability().retries()));
    text(messaging, "RetryInterval", terms.reliability().retryInterval().toString());
    text(messaging, "MessageOrderSemantics", terms.reliability().ordered() ? "Guaranteed" : "NotGuaranteed");
    text(binding, "PersistDuration", terms.reliability().persistDuration().toString());
  }

  private static Element nonRepudiation(Element binding, String name) {
    Element terms = add(binding, name);
    text(terms, "NonRepudiationProtocol", DS);
    text(terms, "HashFunction", DigestAlgorithm.SHA256.uri());
    text(terms, "SignatureAlgorithm", SignatureAlgorithm.RSA_SHA256.uri());
    return terms;
  }

  private static void packaging(Element root, String id, List<String> parts) {
    Element packaging = add(root, "Packaging");
    set(packaging, "id", id);
    set(add(packaging, "ProcessingCapabilities"), "parse", "true", "generate", "true");
    Element composite = add(add(packaging, "CompositeList"), "Composite");
    set(composite, "id", id + "Composite", "mimetype", "multipart/related", "mimeparameters", "type=\"text/xml\"");
    parts.forEach(part -> set(add(composite, "Constituent"), "idref", part));
  }

  private static Element add(Element parent, String name) {
    return Elements.append(parent, CPPA, "tns:" + name);
  }

  private static Element text(Element parent, String name, String text) {
    return Elements.append(parent, CPPA, "tns:" + name, text);
  }

  private static void link(Element element, String href) {
    element.setAttributeNS(XLINK, "xlink:type", "simple");
    element.setAttributeNS(XLINK, "xlink:href", href);
  }

  private static void set(Element element, String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      element.setAttributeNS(CPPA, "tns:" + namesAndValues[i], namesAndValues[i + 1]);
    }
  }
}
