package org.belraihub.sandbox.fund;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.indication.wire.FundMessages.UnreadableException;
import org.belraihub.indication.wire.InsurabilityMessages;
import org.belraihub.sandbox.ehealth.register.MembershipRegister;
import org.belraihub.sandbox.ehealth.register.MembershipRegister.Membership;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.w3c.dom.Element;

/** Answers questions about insurability from the same register as the SOAP service. */
final class InsurabilityCounter {

  private final MembershipRegister register;
  private final SystemClock clock;

  InsurabilityCounter(MembershipRegister register, SystemClock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** Nothing for a question that cannot be read: transport and content are judged apart. */
  Optional<OutgoingMessage> answer(ReceivedMessage message) throws SQLException {
    try {
      Element question = InsurabilityMessages.read(message.payloads().get(0).content().bytes(), "VerzekerbaarheidVraag");
      return Optional.of(answer(message, question));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private OutgoingMessage answer(ReceivedMessage message, Element question) throws SQLException {
    String about = InsurabilityMessages.text(Elements.children(question).get(0), "berichtId");
    var document = XmlDocuments.empty();
    var root = Elements.append(document, InsurabilityMessages.NAMESPACE, InsurabilityMessages.ANSWER);
    Elements.declare(root, "", InsurabilityMessages.NAMESPACE);
    InsurabilityMessages.header(root, UUID.randomUUID(), "VSBNET", true, clock.now());
    InsurabilityMessages.add(root, "refBerichtId", about);
    said(root, InsurabilityMessages.text(question, "insz"), day(question, "van"), day(question, "tot"));
    InsurabilityMessages.add(root, "betalingsverbintenis", "false");
    return OutgoingMessage.of(message.cpaId(), message.conversationId(), InsurabilityMessages.SERVICE, InsurabilityMessages.ANSWER, about,
        new Payload("application/xml", InsurabilityMessages.NAMESPACE, XmlDocuments.serialise(document)));
  }

  private static LocalDate day(Element question, String border) {
    boolean oneDay = Elements.child(question, InsurabilityMessages.NAMESPACE, "datum") != null;
    return LocalDate.parse(InsurabilityMessages.text(question, oneDay ? "datum" : border));
  }

  private void said(Element root, String insz, LocalDate first, LocalDate last) throws SQLException {
    Optional<String> exclusion = register.exclusion(insz);
    List<Membership> known = register.find(insz);
    List<Membership> covering = MembershipRegister.between(known, first, last);
    if (exclusion.isPresent() || !known.isEmpty() && covering.isEmpty()) {
      InsurabilityMessages.add(root, "status", "NIET_VERZEKERD");
      InsurabilityMessages.add(root, "reden", exclusion.orElse("GEEN_AANSLUITING_OP_DATUM"));
    } else if (known.isEmpty()) {
      InsurabilityMessages.add(root, "status", "ONBEKEND");
    } else {
      InsurabilityMessages.add(root, "status", "VERZEKERD");
      covering.forEach(membership -> period(root, membership));
    }
  }

  private static void period(Element root, Membership membership) {
    var period = Elements.append(root, InsurabilityMessages.NAMESPACE, "periode");
    InsurabilityMessages.add(period, "zorgkas", Integer.toString(membership.fund()));
    InsurabilityMessages.add(period, "van", membership.from().toString());
    membership.through().ifPresent(day -> InsurabilityMessages.add(period, "tot", day.toString()));
    InsurabilityMessages.add(period, "type", membership.type());
  }
}
