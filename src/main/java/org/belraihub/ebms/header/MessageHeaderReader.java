package org.belraihub.ebms.header;

import static org.belraihub.ebms.header.Cursor.attribute;
import static org.belraihub.ebms.header.Cursor.attributes;
import static org.belraihub.ebms.header.Cursor.invalid;
import static org.belraihub.ebms.header.Cursor.location;
import static org.belraihub.ebms.header.Cursor.text;
import static org.belraihub.ebms.header.EbmsNames.EB;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads eb:MessageHeader. */
final class MessageHeaderReader {

  private MessageHeaderReader() {
  }

  static MessageHeader read(Element element) throws EnvelopeException {
    var cursor = new Cursor(element);
    var from = party(cursor.required(EB, "From"));
    var to = party(cursor.required(EB, "To"));
    String cpaId = text(cursor.required(EB, "CPAId"));
    String conversationId = text(cursor.required(EB, "ConversationId"));
    Element service = cursor.required(EB, "Service");
    String action = text(cursor.required(EB, "Action"));
    var data = new Cursor(cursor.required(EB, "MessageData"));
    var messageId = messageId(data.required(EB, "MessageId"));
    var timestamp = XmlTime.read(text(data.required(EB, "Timestamp")), "//eb:MessageData/eb:Timestamp");
    Element about = data.optional(EB, "RefToMessageId");
    Element timeToLive = data.optional(EB, "TimeToLive");
    data.nothingLeft();
    Element duplicateElimination = cursor.optional(EB, "DuplicateElimination");
    for (Element description : cursor.many(EB, "Description")) {
      description(description);
    }
    cursor.onlyForeignLeft();
    return new MessageHeader(from, to, cpaId, conversationId, new ServiceName(typeOf(service), text(service)), action, messageId, timestamp,
        about == null ? null : messageId(about),
        timeToLive == null ? null : XmlTime.read(text(timeToLive), "//eb:MessageData/eb:TimeToLive"), duplicateElimination != null);
  }

  static PartyReference party(Element element) throws EnvelopeException {
    attributes(element);
    var cursor = new Cursor(element);
    var ids = new ArrayList<PartyId>();
    ids.add(partyId(cursor.required(EB, "PartyId")));
    for (Element id : cursor.many(EB, "PartyId")) {
      ids.add(partyId(id));
    }
    Element role = cursor.optional(EB, "Role");
    cursor.nothingLeft();
    return new PartyReference(List.copyOf(ids), role == null ? null : text(role));
  }

  static MessageId messageId(Element element) throws EnvelopeException {
    String text = text(element);
    if (text.length() > MessageId.MAX_LENGTH) {
      throw invalid(location(element), "longer than " + MessageId.MAX_LENGTH + " characters");
    }
    return new MessageId(text);
  }

  static String description(Element element) throws EnvelopeException {
    if (element.getAttributeNodeNS("http://www.w3.org/XML/1998/namespace", "lang") == null) {
      throw invalid(location(element) + "/@xml:lang", "a mandatory attribute is missing");
    }
    return text(element);
  }

  /** What is needed to answer a message that is otherwise broken; null when not even that can be read. */
  static @Nullable MessageHeader lenient(SoapStructure soap) {
    Element element = Elements.child(soap.header(), EB, "MessageHeader");
    try {
      return element == null ? null : readLeniently(element);
    } catch (EnvelopeException e) {
      return null;
    }
  }

  private static MessageHeader readLeniently(Element header) throws EnvelopeException {
    Element data = child(header, "MessageData");
    Element service = child(header, "Service");
    return new MessageHeader(party(child(header, "From")), party(child(header, "To")), text(child(header, "CPAId")),
        text(child(header, "ConversationId")), new ServiceName(typeOf(service), text(service)), text(child(header, "Action")),
        messageId(child(data, "MessageId")), Instant.EPOCH, null, null, false);
  }

  private static Element child(Element parent, String name) throws EnvelopeException {
    Element found = Elements.child(parent, EB, name);
    if (found == null) {
      throw invalid(location(parent), name + " is missing");
    }
    return found;
  }

  private static PartyId partyId(Element element) throws EnvelopeException {
    return new PartyId(typeOf(element), text(element));
  }

  private static @Nullable String typeOf(Element element) throws EnvelopeException {
    attributes(element, "type");
    String type = attribute(element, EB, "type");
    if (type != null && type.isEmpty()) {
      throw invalid(location(element) + "/@eb:type", "the value is empty");
    }
    return type;
  }
}
