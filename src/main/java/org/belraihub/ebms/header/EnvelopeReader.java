package org.belraihub.ebms.header;

import static org.belraihub.ebms.header.Cursor.attribute;
import static org.belraihub.ebms.header.Cursor.attributes;
import static org.belraihub.ebms.header.Cursor.invalid;
import static org.belraihub.ebms.header.Cursor.location;
import static org.belraihub.ebms.header.Cursor.requiredAttribute;
import static org.belraihub.ebms.header.Cursor.text;
import static org.belraihub.ebms.header.EbmsNames.EB;
import static org.belraihub.ebms.header.EbmsNames.SOAP;
import static org.belraihub.ebms.header.EbmsNames.XLINK;

import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the ebMS elements as strictly as the OASIS schema does; afterwards version and combinations are checked. */
public final class EnvelopeReader {

  private final SoapStructure soap;
  private @Nullable String otherVersion;

  private EnvelopeReader(SoapStructure soap) {
    this.soap = soap;
  }

  /**
   * Reads an envelope.
   *
   * @throws EnvelopeException {@code OtherXml} for what the schema forbids, {@code Inconsistent} for another version or a forbidden
   *     combination
   */
  public static Envelope read(SoapStructure soap) throws EnvelopeException {
    return new EnvelopeReader(soap).envelope();
  }

  private Envelope envelope() throws EnvelopeException {
    Element messageHeader = single("MessageHeader");
    if (messageHeader == null) {
      throw invalid("//eb:MessageHeader", "MessageHeader is missing");
    }
    extension(messageHeader);
    var header = MessageHeaderReader.read(messageHeader);
    var envelope = new Envelope(header, syncReply(), order(), ackRequests(), acknowledgment(), errors(), manifest(), statusRequest(),
        statusResponse());
    if (otherVersion != null) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, otherVersion, "only version 2.0 is spoken here");
    }
    Combinations.check(envelope);
    return envelope;
  }

  private @Nullable Element single(String name) throws EnvelopeException {
    return atMostOne(Elements.children(soap.header(), EB, name));
  }

  private static @Nullable Element atMostOne(List<Element> found) throws EnvelopeException {
    if (found.size() > 1) {
      throw invalid(location(found.get(1)), "stands more than once");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private void extension(Element element, String... ownAttributes) throws EnvelopeException {
    String mustUnderstand = requiredAttribute(element, SOAP, "mustUnderstand");
    if (!mustUnderstand.equals("0") && !mustUnderstand.equals("1")) {
      throw invalid(location(element) + "/@soap:mustUnderstand", "neither 0 nor 1");
    }
    version(element, ownAttributes);
  }

  private void version(Element element, String... ownAttributes) throws EnvelopeException {
    var allowed = new ArrayList<>(List.of(ownAttributes));
    allowed.addAll(List.of("id", "version"));
    attributes(element, allowed.toArray(String[]::new));
    if (!requiredAttribute(element, EB, "version").equals(EbmsNames.VERSION) && otherVersion == null) {
      otherVersion = location(element) + "/@eb:version";
    }
  }

  private boolean syncReply() throws EnvelopeException {
    Element element = single("SyncReply");
    if (element == null) {
      return false;
    }
    extension(element);
    new Cursor(element).onlyForeignLeft();
    if (!requiredAttribute(element, SOAP, "actor").equals(EbmsNames.ACTOR_NEXT)) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:SyncReply/@soap:actor", "the actor must be the next one");
    }
    return true;
  }

  private @Nullable MessageOrder order() throws EnvelopeException {
    Element element = single("MessageOrder");
    if (element == null) {
      return null;
    }
    extension(element);
    var cursor = new Cursor(element);
    Element number = cursor.required(EB, "SequenceNumber");
    cursor.onlyForeignLeft();
    attributes(number, "status");
    String digits = text(number).strip();
    String status = attribute(number, EB, "status");
    if (!digits.matches("\\d{1,8}") || status != null && !status.equals("Reset") && !status.equals("Continue")) {
      throw invalid(location(number), "not a sequence number from 0 to 99999999 with a known status");
    }
    return new MessageOrder(Integer.parseInt(digits), "Reset".equals(status));
  }

  private List<AckRequested> ackRequests() throws EnvelopeException {
    var requests = new ArrayList<AckRequested>();
    for (Element element : Elements.children(soap.header(), EB, "AckRequested")) {
      extension(element, "signed");
      new Cursor(element).onlyForeignLeft();
      boolean signed = switch (requiredAttribute(element, EB, "signed").strip()) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> throw invalid("//eb:AckRequested/@eb:signed", "not a boolean");
      };
      Actor actor = actor(element);
      if (requests.stream().anyMatch(request -> request.actor() == actor)) {
        throw invalid("//eb:AckRequested", "more than one for the same actor");
      }
      requests.add(new AckRequested(signed, actor));
    }
    return List.copyOf(requests);
  }

  private @Nullable Acknowledgment acknowledgment() throws EnvelopeException {
    Element element = single("Acknowledgment");
    if (element == null) {
      return null;
    }
    extension(element);
    var cursor = new Cursor(element);
    var timestamp = XmlTime.read(text(cursor.required(EB, "Timestamp")), "//eb:Acknowledgment/eb:Timestamp");
    var about = MessageHeaderReader.messageId(cursor.required(EB, "RefToMessageId"));
    Element from = cursor.optional(EB, "From");
    var references = new ArrayList<SignedReference>();
    for (Element reference : cursor.many(EbmsNames.DS, "Reference")) {
      references.add(ReferenceXml.read(reference));
    }
    cursor.onlyForeignLeft();
    return new Acknowledgment(timestamp, about, from == null ? null : MessageHeaderReader.party(from), List.copyOf(references),
        actor(element));
  }

  private static Actor actor(Element element) throws EnvelopeException {
    String actor = attribute(element, SOAP, "actor");
    if (actor == null || actor.equals(EbmsNames.ACTOR_TO_PARTY)) {
      return Actor.TO_PARTY;
    }
    if (actor.equals(EbmsNames.ACTOR_NEXT_MSH)) {
      return Actor.NEXT_MSH;
    }
    throw new EnvelopeException(ErrorCode.INCONSISTENT, location(element) + "/@soap:actor", "an unknown actor");
  }

  private @Nullable ErrorList errors() throws EnvelopeException {
    Element element = single("ErrorList");
    if (element == null) {
      return null;
    }
    extension(element, "highestSeverity");
    Severity highest = severity(element, "highestSeverity");
    var cursor = new Cursor(element);
    var errors = new ArrayList<ErrorItem>();
    errors.add(error(cursor.required(EB, "Error")));
    for (Element error : cursor.many(EB, "Error")) {
      errors.add(error(error));
    }
    cursor.onlyForeignLeft();
    return new ErrorList(highest, List.copyOf(errors));
  }

  private static ErrorItem error(Element element) throws EnvelopeException {
    attributes(element, "id", "codeContext", "errorCode", "severity", "location");
    var cursor = new Cursor(element);
    Element description = cursor.optional(EB, "Description");
    cursor.onlyForeignLeft();
    return new ErrorItem(requiredAttribute(element, EB, "errorCode"), severity(element, "severity"), attribute(element, EB, "location"),
        description == null ? null : MessageHeaderReader.description(description));
  }

  private static Severity severity(Element element, String attribute) throws EnvelopeException {
    return switch (requiredAttribute(element, EB, attribute).strip()) {
      case "Error" -> Severity.ERROR;
      case "Warning" -> Severity.WARNING;
      default -> throw invalid(location(element) + "/@eb:" + attribute, "neither Error nor Warning");
    };
  }

  private List<ManifestReference> manifest() throws EnvelopeException {
    Element element = atMostOne(Elements.children(soap.body(), EB, "Manifest"));
    if (element == null) {
      return List.of();
    }
    version(element);
    var cursor = new Cursor(element);
    var references = new ArrayList<ManifestReference>();
    references.add(reference(cursor.required(EB, "Reference")));
    for (Element reference : cursor.many(EB, "Reference")) {
      references.add(reference(reference));
    }
    cursor.onlyForeignLeft();
    return List.copyOf(references);
  }

  private static ManifestReference reference(Element element) throws EnvelopeException {
    attributes(element, "id");
    String type = attribute(element, XLINK, "type");
    if (type != null && !type.equals("simple")) {
      throw invalid("//eb:Reference/@xlink:type", "not simple");
    }
    var cursor = new Cursor(element);
    for (Element schema : cursor.many(EB, "Schema")) {
      attributes(schema, "location", "version");
      requiredAttribute(schema, EB, "location");
    }
    for (Element description : cursor.many(EB, "Description")) {
      MessageHeaderReader.description(description);
    }
    cursor.onlyForeignLeft();
    return new ManifestReference(requiredAttribute(element, XLINK, "href"), attribute(element, XLINK, "role"));
  }

  private @Nullable MessageId statusRequest() throws EnvelopeException {
    Element element = atMostOne(Elements.children(soap.body(), EB, "StatusRequest"));
    if (element == null) {
      return null;
    }
    version(element);
    var cursor = new Cursor(element);
    var about = MessageHeaderReader.messageId(cursor.required(EB, "RefToMessageId"));
    cursor.onlyForeignLeft();
    return about;
  }

  private @Nullable StatusResponse statusResponse() throws EnvelopeException {
    Element element = atMostOne(Elements.children(soap.body(), EB, "StatusResponse"));
    if (element == null) {
      return null;
    }
    version(element, "messageStatus");
    String wireName = requiredAttribute(element, EB, "messageStatus").strip();
    MessageStatus status = null;
    for (MessageStatus known : MessageStatus.values()) {
      status = known.wireName().equals(wireName) ? known : status;
    }
    if (status == null) {
      throw invalid("//eb:StatusResponse/@eb:messageStatus", "an unknown status");
    }
    var cursor = new Cursor(element);
    var about = MessageHeaderReader.messageId(cursor.required(EB, "RefToMessageId"));
    Element timestamp = cursor.optional(EB, "Timestamp");
    cursor.onlyForeignLeft();
    return new StatusResponse(status, about,
        timestamp == null ? null : XmlTime.read(text(timestamp), "//eb:StatusResponse/eb:Timestamp"));
  }
}
