package org.belraihub.indication.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.belraihub.indication.IndicationNotice;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** Writes an {@code IndicatieMelding}: the same notice always gives the same bytes. */
public final class IndicationRendering {

  /** Namespace of the message. */
  public static final String NAMESPACE = "urn:be:vlaanderen:vsb:bericht:indicatiemelding:1";

  /** The schema on the class path. */
  public static final String SCHEMA = "xsd/indicatie-v1.xsd";

  private static final String VERSION = "1.0";

  private IndicationRendering() {
  }

  /** UTF-8 XML, valid against {@link #SCHEMA}. */
  public static byte[] bytes(IndicationNotice notice) {
    var document = XmlDocuments.empty();
    var message = Elements.append(document, NAMESPACE, "IndicatieMelding");
    Elements.declare(message, "", NAMESPACE);
    header(notice, message);
    add(message, "referentie", notice.reference().text());
    add(message, "insz", notice.person().digits());
    add(Elements.append(message, NAMESPACE, "organisatie"), "nummer", notice.organisation().digits());
    add(message, "vsbGkbNummer", notice.vsbNumber());
    var assessor = Elements.append(message, NAMESPACE, "indicatiesteller");
    add(assessor, "inszOfNihii", notice.assessor().digits());
    add(assessor, "rol", switch (notice.assessorRole()) {
      case ASSESSOR -> "INDICATIESTELLER";
      case CERTIFIED_PROVIDER -> "ZORGVERLENER_CERTIFICAAT";
    });
    add(message, "instrument", notice.instrument());
    add(message, "versie", notice.instrumentVersion());
    add(message, "referentiedatum", notice.referenceDate().toString());
    add(message, "afgeslotenOp", moment(notice.closedAt()));
    add(message, "geldigheidMaanden", Integer.toString(notice.validityMonths()));
    add(message, "geldigVan", notice.referenceDate().toString());
    add(message, "geldigTot", notice.validUntil().toString());
    add(message, "aanleiding", notice.reason());
    outcome(notice, message);
    add(message, "facturatieZorgkas", "true");
    return XmlDocuments.serialise(document);
  }

  private static void header(IndicationNotice notice, Element message) {
    var header = Elements.append(message, NAMESPACE, "kop");
    add(header, "berichtId", notice.messageId().toString());
    add(header, "aangemaaktOp", moment(notice.createdAt()));
    add(header, "versie", VERSION);
    add(header, "zorgkas", Integer.toString(notice.fund()));
    add(header, "afzender", notice.organisation().digits());
    add(header, "test", Boolean.toString(notice.test()));
  }

  private static void outcome(IndicationNotice notice, Element message) {
    var scores = Elements.append(message, NAMESPACE, "scores");
    add(scores, "iadl", points(notice.scores().iadl()));
    add(scores, "adl", points(notice.scores().adl()));
    add(scores, "cognitie", points(notice.scores().cognition()));
    add(scores, "psychisch", points(notice.scores().psychological()));
    add(scores, "gedrag", points(notice.scores().behaviour()));
    add(message, "totaal", points(notice.total()));
    var heavy = Elements.append(message, NAMESPACE, "zwaarZorgbehoevend", Boolean.toString(notice.heavyCare()));
    heavy.setAttributeNS(null, "regelVersie", notice.ruleVersion());
  }

  private static void add(Element parent, String name, String text) {
    Elements.append(parent, NAMESPACE, name, text);
  }

  private static String moment(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  /** One digit after the point where there is a half, none where there is not. */
  private static String points(BigDecimal points) {
    var stripped = points.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }
}
