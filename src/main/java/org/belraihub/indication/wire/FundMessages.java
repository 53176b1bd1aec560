package org.belraihub.indication.wire;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.indication.FundAnswer;
import org.belraihub.indication.FundChange;
import org.belraihub.person.Insz;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads what care funds send, checked against the schemas. */
public final class FundMessages {

  /** Namespace of an answer. */
  public static final String ANSWER = "urn:be:vlaanderen:vsb:bericht:antwoord:1";

  /** Namespace of a change of fund. */
  public static final String CHANGE = "urn:be:vlaanderen:vsb:bericht:mutatie:1";

  private static final SchemaCheck SCHEMAS = SchemaCheck.of("xsd/antwoord-v1.xsd", "xsd/mutatie-v1.xsd");

  private FundMessages() {
  }

  /** Content that is none of the messages of the fund; says where, never what. */
  public static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message, null, false, false);
    }
  }

  /** An {@code Antwoord}. */
  public static FundAnswer answer(byte[] content) throws UnreadableException {
    Element root = root(content, ANSWER, "Antwoord");
    Element header = child(root, "kop");
    List<String> codes = Elements.children(root, ANSWER, "melding").stream().map(item -> text(item, "code")).toList();
    return new FundAnswer(UUID.fromString(text(header, "berichtId")), Integer.parseInt(text(header, "zorgkas")),
        UUID.fromString(text(root, "refBerichtId")), new ReferenceNumber(text(root, "referentie")), switch (text(root, "status")) {
          case "AANVAARD" -> PartnerAnswer.Status.ACCEPTED;
          case "IN_BERAAD" -> PartnerAnswer.Status.PENDING;
          default -> PartnerAnswer.Status.REFUSED;
        }, codes, optional(root, "dossiernummer").orElse(null), OffsetDateTime.parse(text(root, "beslistOp")).toInstant());
  }

  /** A {@code MutatieBericht}. */
  public static FundChange change(byte[] content) throws UnreadableException {
    Element root = root(content, CHANGE, "MutatieBericht");
    try {
      return new FundChange(Insz.of(text(root, "insz")), Integer.parseInt(text(root, "vanZorgkas")),
          optional(root, "naarZorgkas").map(Integer::valueOf).orElse(null), LocalDate.parse(text(root, "ingangsdatum")),
          text(root, "reden"), OffsetDateTime.parse(text(root, "bronTijdstip")).toInstant());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("the national number is not one");
    }
  }

  private static Element root(byte[] content, String namespace, String name) throws UnreadableException {
    try {
      Document document = XmlDocuments.parse(content, XmlLimits.MESSAGE);
      Element root = document.getDocumentElement();
      if (!Elements.is(root, namespace, name)) {
        throw new UnreadableException("not a " + name);
      }
      var problems = SCHEMAS.invalidPlaces(root);
      if (!problems.isEmpty()) {
        throw new UnreadableException(name + " is not as its schema says: " + problems);
      }
      return root;
    } catch (XmlRefusedException e) {
      throw new UnreadableException(e.getMessage());
    }
  }

  private static Element child(Element parent, String name) {
    Element child = Elements.child(parent, parent.getNamespaceURI(), name);
    if (child == null) {
      throw new IllegalStateException("the schema demands " + name);
    }
    return child;
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  private static Optional<String> optional(Element parent, String name) {
    return Optional.ofNullable(Elements.child(parent, parent.getNamespaceURI(), name)).map(element -> element.getTextContent().strip());
  }
}
