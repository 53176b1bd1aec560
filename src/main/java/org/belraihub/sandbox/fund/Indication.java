package org.belraihub.sandbox.fund;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.belraihub.indication.wire.IndicationRendering;
import org.belraihub.xml.Elements;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Element;

/** What a fund reads out of an {@code IndicatieMelding}, with its own eyes and not with the hub's classes. */
record Indication(int fund, String berichtId, String reference, String hco, String vsbNumber, LocalDate from, LocalDate until, BigDecimal total,
    boolean heavyCare) {

  private static final SchemaCheck SCHEMA = SchemaCheck.of(IndicationRendering.SCHEMA);

  /** Reads a payload; {@link InvalidIndicationException} when it is not valid. */
  static Indication read(byte[] payload) throws InvalidIndicationException {
    Element message;
    try {
      message = XmlDocuments.parse(payload, XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw new InvalidIndicationException("not XML");
    }
    var places = SCHEMA.invalidPlaces(message);
    if (!places.isEmpty()) {
      throw new InvalidIndicationException("not valid at " + places);
    }
    var from = LocalDate.parse(text(message, "geldigVan"));
    var until = LocalDate.parse(text(message, "geldigTot"));
    if (!until.equals(from.plusMonths(Long.parseLong(text(message, "geldigheidMaanden"))))) {
      throw new InvalidIndicationException("geldigTot does not fit geldigVan and geldigheidMaanden");
    }
    return new Indication(Integer.parseInt(text(child(message, "kop"), "zorgkas")), text(child(message, "kop"), "berichtId"), text(message, "referentie"),
        text(child(message, "organisatie"), "nummer"), text(message, "vsbGkbNummer"), from, until,
        new BigDecimal(text(message, "totaal")), Boolean.parseBoolean(text(message, "zwaarZorgbehoevend")));
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    var child = Elements.child(parent, IndicationRendering.NAMESPACE, name);
    if (child == null) {
      throw new IllegalStateException("the schema lets a message without " + name + " through");
    }
    return child;
  }

  /** The payload is not a valid indication; the message names places, never content. */
  static final class InvalidIndicationException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidIndicationException(String message) {
      super(message);
    }
  }
}
