package org.belraihub.indication;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryReceipts;
import org.belraihub.delivery.LegName;
import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.delivery.PartnerAnswers;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.indication.wire.CareFundMessages;
import org.belraihub.indication.wire.FundMessages;
import org.belraihub.indication.wire.FundMessages.UnreadableException;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What care funds send: answers to indications and changes of fund. Works on the connection that stores the message. What cannot be
 * used is audited and stays in the message store: transport and content are judged apart.
 */
public class FundPost {

  private static final Logger LOG = LoggerFactory.getLogger(FundPost.class);

  private final DeliveryReceipts deliveries;
  private final PartnerAnswers answers;
  private final FundChanges changes;
  private final PersonRegister persons;
  private final AuditTrail audit;
  private final IndicationSettings settings;
  private final SystemClock clock;

  /** A post office on the hub's rows. */
  public FundPost(DeliveryReceipts deliveries, PartnerAnswers answers, FundChanges changes, PersonRegister persons, AuditTrail audit,
                  IndicationSettings settings, SystemClock clock) {
    this.deliveries = deliveries;
    this.answers = answers;
    this.changes = changes;
    this.persons = persons;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes one message. */
  public void take(Connection connection, ReceivedMessage message) {
    byte[] content = message.payloads().get(0).content().bytes();
    try {
      switch (message.action()) {
        case CareFundMessages.ANSWER_INDICATION -> answer(connection, message, FundMessages.answer(content));
        case CareFundMessages.REPORT_CHANGE -> change(connection, message, FundMessages.change(content));
        default -> unusable(message, "an action that the hub does not take");
      }
    } catch (UnreadableException e) {
      unusable(message, e.getMessage());
    }
  }

  private void answer(Connection connection, ReceivedMessage message, FundAnswer answer) {
    Optional<Delivery> found = deliveries.ofReference(connection, LegName.INDICATION, answer.reference().text());
    if (found.isEmpty() || !("fund-" + answer.fund()).equals(found.get().partner())
        || !settings.berichtId(answer.reference()).equals(answer.about())) {
      unusable(message, "an answer to an indication that this fund does not have");
      return;
    }
    Delivery delivery = found.get();
    PartnerAnswers same = answers.on(connection);
    PartnerAnswer held = PartnerAnswer.current(same.of(delivery.id()));
    var given = new PartnerAnswer(answer.status(), answer.codes(), answer.fileNumber(), false, answer.decidedAt(), clock.now());
    if (!same.add(delivery.id(), message.messageId().value(), given)) {
      return;
    }
    if (held != null && held.status().isFinal() && !held.byTerm() && held.status() != given.status()) {
      unusable(message, "another decision than the final one before, which stands");
    }
    audit.on(connection).record(AuditEvent.ofHub(AuditAction.INDICATION_ANSWERED, "delivery-" + delivery.id(),
        Map.of("fund", Integer.toString(answer.fund()), "codes", String.join(" ", answer.codes())))
        .about(delivery.lane(), answer.reference().text()).coded(AuditEvent.Outcome.OK, answer.status().name()));
  }

  private void change(Connection connection, ReceivedMessage message, FundChange change) {
    Optional<Long> person = persons.find(change.person());
    if (person.isEmpty()) {
      LOG.info("A change of fund of somebody who was never assessed here is not kept");
      return;
    }
    if (changes.on(connection).add(person.get(), message.messageId().value(), change, clock.now())) {
      deliveries.askAgain(connection, LegName.INDICATION, person.get());
      audit.on(connection).record(AuditEvent.ofHub(AuditAction.FUND_CHANGED, "ebms-" + message.messageId(),
          Map.of("from", Integer.toString(change.from()), "to", String.valueOf(change.to()), "on", change.effectiveOn().toString()))
          .about(person.get(), null));
    }
  }

  private void unusable(ReceivedMessage message, String why) {
    LOG.warn("{} under agreement {} cannot be used: {}", message.action(), message.cpaId(), why);
    audit.recordAlone(AuditEvent.ofHub(AuditAction.EBMS_ALARM, "ebms-" + message.messageId(),
        Map.of("agreement", message.cpaId(), "detail", why)).coded(AuditEvent.Outcome.REFUSED, "CONTENT_UNUSABLE"));
  }
}
