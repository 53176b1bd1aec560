package org.belraihub.sandbox.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.indication.wire.CareFundMessages;
import org.belraihub.indication.wire.FundMessages;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Writes what funds send: Antwoord and MutatieBericht. */
final class FundLetters {

  private static final String XML = "application/xml";

  private FundLetters() {
  }

  /**
   * An answer to an indication.
   *
   * @param status AANVAARD, IN_BERAAD or GEWEIGERD
   */
  static OutgoingMessage answer(int fund, String reference, String berichtId, MessageId about, String status, List<String> codes, Instant at) {
    var id = UUID.randomUUID();
    String when = at.truncatedTo(ChronoUnit.MILLIS).toString();
    var document = XmlDocuments.empty();
    var root = Elements.append(document, FundMessages.ANSWER, "Antwoord");
    Elements.declare(root, "", FundMessages.ANSWER);
    var header = Elements.append(root, FundMessages.ANSWER, "kop");
    add(header, "berichtId", id.toString());
    add(header, "aangemaaktOp", when);
    add(header, "versie", "1.0");
    add(header, "zorgkas", Integer.toString(fund));
    add(header, "afzender", "VSBNET");
    add(header, "test", "true");
    add(root, "refBerichtId", berichtId);
    add(root, "referentie", reference);
    add(root, "status", status);
    for (String code : codes) {
      var item = Elements.append(root, FundMessages.ANSWER, "melding");
      add(item, "code", code);
      add(item, "ernst", status.equals("GEWEIGERD") ? "FOUT" : "INFO");
    }
    if (!status.equals("GEWEIGERD")) {
      add(root, "dossiernummer", "D-" + fund + "-" + reference);
    }
    add(root, "beslistOp", when);
    var payload = new Payload(XML, FundMessages.ANSWER, XmlDocuments.serialise(document));
    return new OutgoingMessage(FundAgreements.cpaId(fund), "indicatie:" + reference, CareFundMessages.INDICATION,
        CareFundMessages.ANSWER_INDICATION, reference + ":" + id, about, null, List.of(payload));
  }

  /** A change of fund; {@code to} is null for somebody who leaves. */
  static OutgoingMessage change(String insz, int from, @Nullable Integer to, LocalDate on, Instant sourceTime) {
    var id = UUID.randomUUID();
    var document = XmlDocuments.empty();
    var root = Elements.append(document, FundMessages.CHANGE, "MutatieBericht");
    Elements.declare(root, "", FundMessages.CHANGE);
    add(root, "berichtId", id.toString());
    add(root, "insz", insz);
    add(root, "vanZorgkas", Integer.toString(from));
    if (to != null) {
      add(root, "naarZorgkas", Integer.toString(to));
    }
    add(root, "ingangsdatum", on.toString());
    add(root, "reden", to == null ? "UITTREDING" : "OVERSTAP");
    add(root, "bronTijdstip", sourceTime.truncatedTo(ChronoUnit.MILLIS).toString());
    var payload = new Payload(XML, FundMessages.CHANGE, XmlDocuments.serialise(document));
    return new OutgoingMessage(FundAgreements.cpaId(from), "mutatie:" + id, CareFundMessages.CHANGES, CareFundMessages.REPORT_CHANGE,
        id.toString(), null, null, List.of(payload));
  }

  private static void add(Element parent, String name, String text) {
    Elements.append(parent, parent.getNamespaceURI(), name, text);
  }
}
