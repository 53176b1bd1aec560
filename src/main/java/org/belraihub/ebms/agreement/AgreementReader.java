package org.belraihub.ebms.agreement;

import static org.belraihub.ebms.agreement.CpaDocument.CPPA;
import static org.belraihub.ebms.agreement.CpaDocument.attribute;
import static org.belraihub.ebms.agreement.CpaDocument.many;
import static org.belraihub.ebms.agreement.CpaDocument.optional;
import static org.belraihub.ebms.agreement.CpaDocument.required;
import static org.belraihub.ebms.agreement.CpaDocument.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.ebms.agreement.ActionBinding.Direction;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Reads a CPPA 2.0 document that is valid against {@code xsd/cpa-v2.xsd}. What it may say but this service cannot do is found by
 * {@link AgreementCheck}.
 */
public final class AgreementReader {

  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/cpa-v2.xsd");

  private final CpaDocument document;
  private final ChannelReader channels;

  private AgreementReader(CpaDocument document) {
    this.document = document;
    this.channels = new ChannelReader(document);
  }

  /**
   * Reads a document.
   *
   * @throws AgreementRefusedException when it is not a CPA, or an id in it leads nowhere
   */
  public static Agreement read(byte[] cpa) throws AgreementRefusedException {
    Element root;
    try {
      root = XmlDocuments.parse(cpa, XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw new AgreementRefusedException(e.getMessage());
    }
    if (!Elements.is(root, CPPA, "CollaborationProtocolAgreement")) {
      throw new AgreementRefusedException("not a CollaborationProtocolAgreement of CPPA 2.0");
    }
    List<String> complaints = SCHEMA.complaints(root);
    if (!complaints.isEmpty()) {
      throw new AgreementRefusedException("not valid: " + String.join("; ", complaints));
    }
    return new AgreementReader(new CpaDocument(root)).agreement(root, new AgreementDocument(cpa));
  }

  private Agreement agreement(Element root, AgreementDocument source) throws AgreementRefusedException {
    var parties = new ArrayList<AgreementParty>();
    for (Element info : many(root, "PartyInfo")) {
      parties.add(party(info));
    }
    if (parties.size() != 2) {
      throw new AgreementRefusedException("an agreement has two parties");
    }
    return new Agreement(attribute(root, "cpaid"), status(required(root, "Status")), instant(required(root, "Start")),
        instant(required(root, "End")), List.copyOf(parties), source);
  }

  private static Agreement.Status status(Element element) throws AgreementRefusedException {
    return switch (attribute(element, "value")) {
      case "agreed" -> Agreement.Status.AGREED;
      case "signed" -> Agreement.Status.SIGNED;
      case "proposed" -> Agreement.Status.PROPOSED;
      default -> throw new AgreementRefusedException("the status is neither agreed, signed nor proposed");
    };
  }

  private AgreementParty party(Element info) throws AgreementRefusedException {
    var ids = new ArrayList<PartyId>();
    for (Element id : many(info, "PartyId")) {
      ids.add(new PartyId(typeOf(id), text(id)));
    }
    if (ids.isEmpty()) {
      throw new AgreementRefusedException("a party has no PartyId");
    }
    var bindings = new ArrayList<ActionBinding>();
    for (Element role : many(info, "CollaborationRole")) {
      bindings(role, bindings);
    }
    document.referred(attribute(info, "defaultMshPackageId"), "Packaging");
    return new AgreementParty(attribute(info, "partyName"), List.copyOf(ids), List.copyOf(bindings),
        channels.read(attribute(info, "defaultMshChannelId")));
  }

  private void bindings(Element collaborationRole, List<ActionBinding> bindings) throws AgreementRefusedException {
    String role = attribute(required(collaborationRole, "Role"), "name");
    Element binding = required(collaborationRole, "ServiceBinding");
    Element service = required(binding, "Service");
    var name = new ServiceName(typeOf(service), text(service));
    bindings(binding, role, name, bindings);
  }

  /** Synchronous pairs are nested: a CanReceive within a CanSend, and the other way round. */
  private void bindings(Element parent, String role, ServiceName service, List<ActionBinding> bindings) throws AgreementRefusedException {
    for (Element can : Elements.children(parent)) {
      boolean sends = Elements.is(can, CPPA, "CanSend");
      if (sends || Elements.is(can, CPPA, "CanReceive")) {
        bindings.add(binding(can, sends ? Direction.SEND : Direction.RECEIVE, role, service));
        bindings(can, role, service, bindings);
      }
    }
  }

  private ActionBinding binding(Element can, Direction direction, String role, ServiceName service) throws AgreementRefusedException {
    Element own = required(can, "ThisPartyActionBinding");
    Element characteristics = required(own, "BusinessTransactionCharacteristics");
    boolean signed = attribute(characteristics, "isNonRepudiationRequired", "false").matches("true|1")
        || persistent(characteristics, "isAuthenticated") || persistent(characteristics, "isTamperProof");
    document.referred(attribute(own, "packageId"), "Packaging");
    var other = optional(can, "OtherPartyActionBinding");
    String otherId = other.isPresent() ? text(other.get()) : null;
    if (otherId != null) {
      document.referred(otherId, "ThisPartyActionBinding");
    }
    return new ActionBinding(attribute(own, "id"), direction, role, service, attribute(own, "action"),
        channels.read(text(required(own, "ChannelId"))), signed, persistent(characteristics, "isConfidential"), otherId);
  }

  private static boolean persistent(Element characteristics, String attribute) {
    return attribute(characteristics, attribute, "none").endsWith("persistent");
  }

  private static @Nullable String typeOf(Element element) {
    return element.hasAttributeNS(CPPA, "type") ? element.getAttributeNS(CPPA, "type") : null;
  }

  private static Instant instant(Element element) throws AgreementRefusedException {
    String text = text(element);
    try {
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new AgreementRefusedException(element.getLocalName() + " is not a date and time");
    }
  }
}
