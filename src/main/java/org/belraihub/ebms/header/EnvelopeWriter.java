package org.belraihub.ebms.header;

import static org.belraihub.ebms.header.EbmsNames.EB;
import static org.belraihub.ebms.header.EbmsNames.SOAP;
import static org.belraihub.ebms.header.EbmsNames.XLINK;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes an envelope without white space between elements and with every prefix declared once, on the root. */
public final class EnvelopeWriter {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private EnvelopeWriter() {
  }

  /** The envelope as a document, ready to be signed. */
  public static Document write(Envelope envelope) {
    Document document = XmlDocuments.empty();
    Element root = Elements.append(document, SOAP, "soap:Envelope");
    Elements.declare(root, "soap", SOAP);
    Elements.declare(root, "eb", EB);
    Elements.declare(root, "xlink", XLINK);
    Elements.declare(root, "ds", EbmsNames.DS);
    Element header = Elements.append(root, SOAP, "soap:Header");
    messageHeader(header, envelope.header());
    if (envelope.syncReply()) {
      extension(header, "SyncReply").setAttributeNS(SOAP, "soap:actor", EbmsNames.ACTOR_NEXT);
    }
    if (envelope.order() != null) {
      Element number = text(extension(header, "MessageOrder"), "eb:SequenceNumber", Integer.toString(envelope.order().sequenceNumber()));
      number.setAttributeNS(EB, "eb:status", envelope.order().reset() ? "Reset" : "Continue");
    }
    for (AckRequested request : envelope.ackRequested()) {
      Element element = extension(header, "AckRequested");
      actor(element, request.actor());
      element.setAttributeNS(EB, "eb:signed", Boolean.toString(request.signed()));
    }
    acknowledgment(header, envelope.acknowledgment());
    errors(header, envelope.errors());
    body(Elements.append(root, SOAP, "soap:Body"), envelope);
    return document;
  }

  private static void messageHeader(Element parent, MessageHeader header) {
    Element element = extension(parent, "MessageHeader");
    party(element, "eb:From", header.from());
    party(element, "eb:To", header.to());
    text(element, "eb:CPAId", header.cpaId());
    text(element, "eb:ConversationId", header.conversationId());
    ServiceName service = header.service();
    type(text(element, "eb:Service", service.value()), service.type());
    text(element, "eb:Action", header.action());
    Element data = Elements.append(element, EB, "eb:MessageData");
    text(data, "eb:MessageId", header.messageId().value());
    text(data, "eb:Timestamp", XmlTime.write(header.timestamp()));
    if (header.refToMessageId() != null) {
      text(data, "eb:RefToMessageId", header.refToMessageId().value());
    }
    if (header.timeToLive() != null) {
      text(data, "eb:TimeToLive", XmlTime.write(header.timeToLive()));
    }
    if (header.duplicateElimination()) {
      Elements.append(element, EB, "eb:DuplicateElimination");
    }
  }

  private static void acknowledgment(Element parent, @Nullable Acknowledgment acknowledgment) {
    if (acknowledgment == null) {
      return;
    }
    Element element = extension(parent, "Acknowledgment");
    actor(element, acknowledgment.actor());
    text(element, "eb:Timestamp", XmlTime.write(acknowledgment.timestamp()));
    text(element, "eb:RefToMessageId", acknowledgment.refToMessageId().value());
    if (acknowledgment.from() != null) {
      party(element, "eb:From", acknowledgment.from());
    }
    acknowledgment.references().forEach(reference -> ReferenceXml.write(element, reference));
  }

  private static void errors(Element parent, @Nullable ErrorList errors) {
    if (errors == null) {
      return;
    }
    Element element = extension(parent, "ErrorList");
    element.setAttributeNS(EB, "eb:highestSeverity", errors.highest().wireName());
    for (ErrorItem item : errors.errors()) {
      Element error = Elements.append(element, EB, "eb:Error");
      error.setAttributeNS(EB, "eb:codeContext", EbmsNames.ERROR_CONTEXT);
      error.setAttributeNS(EB, "eb:errorCode", item.code());
      error.setAttributeNS(EB, "eb:severity", item.severity().wireName());
      if (item.location() != null) {
        error.setAttributeNS(EB, "eb:location", item.location());
      }
      if (item.description() != null) {
        text(error, "eb:Description", item.description()).setAttributeNS(XML, "xml:lang", "en");
      }
    }
  }

  private static void body(Element body, Envelope envelope) {
    if (!envelope.manifest().isEmpty()) {
      Element manifest = versioned(body, "Manifest");
      for (ManifestReference item : envelope.manifest()) {
        Element reference = Elements.append(manifest, EB, "eb:Reference");
        reference.setAttributeNS(XLINK, "xlink:type", "simple");
        reference.setAttributeNS(XLINK, "xlink:href", item.href());
        if (item.role() != null) {
          reference.setAttributeNS(XLINK, "xlink:role", item.role());
        }
      }
    }
    if (envelope.statusRequest() != null) {
      text(versioned(body, "StatusRequest"), "eb:RefToMessageId", envelope.statusRequest().value());
    }
    StatusResponse response = envelope.statusResponse();
    if (response != null) {
      Element element = versioned(body, "StatusResponse");
      element.setAttributeNS(EB, "eb:messageStatus", response.status().wireName());
      text(element, "eb:RefToMessageId", response.about().value());
      if (response.timestamp() != null) {
        text(element, "eb:Timestamp", XmlTime.write(response.timestamp()));
      }
    }
  }

  private static void party(Element parent, String name, PartyReference party) {
    Element element = Elements.append(parent, EB, name);
    for (PartyId id : party.ids()) {
      type(text(element, "eb:PartyId", id.value()), id.type());
    }
    if (party.role() != null) {
      text(element, "eb:Role", party.role());
    }
  }

  private static Element extension(Element parent, String name) {
    Element element = versioned(parent, name);
    element.setAttributeNS(SOAP, "soap:mustUnderstand", "1");
    return element;
  }

  private static Element versioned(Element parent, String name) {
    Element element = Elements.append(parent, EB, "eb:" + name);
    element.setAttributeNS(EB, "eb:version", EbmsNames.VERSION);
    return element;
  }

  private static void actor(Element element, Actor actor) {
    element.setAttributeNS(SOAP, "soap:actor", actor == Actor.TO_PARTY ? EbmsNames.ACTOR_TO_PARTY : EbmsNames.ACTOR_NEXT_MSH);
  }

  private static Element text(Element parent, String name, String value) {
    return Elements.append(parent, EB, name, value);
  }

  private static void type(Element element, @Nullable String type) {
    if (type != null) {
      element.setAttributeNS(EB, "eb:type", type);
    }
  }
}
