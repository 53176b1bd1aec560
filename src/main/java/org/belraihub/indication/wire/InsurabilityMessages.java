package org.belraihub.indication.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.belraihub.access.Insurability;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.indication.wire.FundMessages.UnreadableException;
import org.belraihub.person.Insz;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Element;

/** VerzekerbaarheidVraag and VerzekerbaarheidAntwoord over ebMS: which care fund on a day (R6.19). */
public final class InsurabilityMessages {

  /** Of both messages. */
  public static final String NAMESPACE = "urn:be:vlaanderen:vsb:bericht:verzekerbaarheid:1";

  /** The service. */
  public static final ServiceName SERVICE = new ServiceName("urn:be:vlaanderen:vsb:dienst", "verzekerbaarheid:1.0");

  /** Hub to central application. */
  public static final String ASK = "VerzekerbaarheidVragen";

  /** Central application to hub. */
  public static final String ANSWER = "VerzekerbaarheidAntwoord";

  private static final String CONTENT_TYPE = "application/xml";
  private static final SchemaCheck SCHEMA = SchemaCheck.of("xsd/verzekerbaarheid-v1.xsd");

  private InsurabilityMessages() {
  }

  /**
   * A question about one day, to bill an indication.
   *
   * @param sender RIZIV/INAMI or HCO number of who asks
   */
  public static OutgoingMessage question(String cpaId, UUID id, Insz person, LocalDate day, String sender, boolean test, Instant now) {
    var document = XmlDocuments.empty();
    var root = Elements.append(document, NAMESPACE, "VerzekerbaarheidVraag");
    Elements.declare(root, "", NAMESPACE);
    header(root, id, sender, test, now);
    add(root, "insz", person.digits());
    add(root, "datum", day.toString());
    add(root, "doel", "INDICATIE");
    var payload = new Payload(CONTENT_TYPE, NAMESPACE, XmlDocuments.serialise(document));
    return OutgoingMessage.of(cpaId, "verzekerbaarheid:" + id, SERVICE, ASK, id.toString(), payload);
  }

  /** The header of both messages. */
  public static void header(Element root, UUID id, String sender, boolean test, Instant now) {
    var header = Elements.append(root, NAMESPACE, "kop");
    add(header, "berichtId", id.toString());
    add(header, "aangemaaktOp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    add(header, "versie", "1.0");
    add(header, "afzender", sender);
    add(header, "test", Boolean.toString(test));
  }

  /** One field of text. */
  public static void add(Element parent, String name, String text) {
    Elements.append(parent, NAMESPACE, name, text);
  }

  /** The root of one of the two messages, valid against the schema. */
  public static Element read(byte[] content, String name) throws UnreadableException {
    try {
      Element root = XmlDocuments.parse(content, XmlLimits.MESSAGE).getDocumentElement();
      if (!Elements.is(root, NAMESPACE, name)) {
        throw new UnreadableException("not a " + name);
      }
      var problems = SCHEMA.invalidPlaces(root);
      if (!problems.isEmpty()) {
        throw new UnreadableException(name + " is not as its schema says: " + problems);
      }
      return root;
    } catch (XmlRefusedException e) {
      throw new UnreadableException(e.getMessage());
    }
  }

  /** The text of a field that the schema demands. */
  public static String text(Element parent, String name) {
    Element child = Elements.child(parent, NAMESPACE, name);
    if (child == null) {
      throw new IllegalStateException("the schema demands " + name);
    }
    return child.getTextContent().strip();
  }

  /** What an answer says of the day that was asked about. */
  public static Insurability answer(byte[] content, UUID question, LocalDate day) throws UnreadableException {
    Element root = read(content, ANSWER);
    if (!text(root, "refBerichtId").equals(question.toString())) {
      throw new UnreadableException("the answer to another question");
    }
    return switch (text(root, "status")) {
      case "VERZEKERD" -> insured(Elements.children(root, NAMESPACE, "periode"), day);
      case "NIET_VERZEKERD" -> new Insurability.NotInsured(Elements.children(root, NAMESPACE, "reden").stream()
          .map(reason -> reason.getTextContent().strip()).findFirst().orElse("NIET_OPGEGEVEN"));
      default -> new Insurability.Unknown();
    };
  }

  private static Insurability insured(List<Element> periods, LocalDate day) throws UnreadableException {
    List<Element> covering = periods.stream().filter(period -> covers(period, day)).toList();
    if (covering.size() != 1) {
      throw new UnreadableException("insured, with " + covering.size() + " funds on the day");
    }
    return new Insurability.Insured(Integer.parseInt(text(covering.get(0), "zorgkas")), text(covering.get(0), "type"));
  }

  private static boolean covers(Element period, LocalDate day) {
    Element to = Elements.child(period, NAMESPACE, "tot");
    return !day.isBefore(LocalDate.parse(text(period, "van"))) && (to == null || !day.isAfter(LocalDate.parse(to.getTextContent().strip())));
  }
}
