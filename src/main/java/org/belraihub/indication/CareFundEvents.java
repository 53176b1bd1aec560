package org.belraihub.indication;

import java.sql.Connection;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryReceipts;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.message.Resubmitted;
import org.belraihub.indication.wire.InsurabilityMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the message service tells: acknowledgments and failures reach the delivery in the same transaction, alarms the operator. */
public class CareFundEvents implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(CareFundEvents.class);

  private final DeliveryReceipts receipts;
  private final FundPost post;
  private final InsurabilityAnswers insurability;
  private final AuditTrail audit;

  /** Events for the given receipts; messages go to the post, answers to questions to those who wait for them. */
  public CareFundEvents(DeliveryReceipts receipts, FundPost post, InsurabilityAnswers insurability, AuditTrail audit) {
    this.receipts = receipts;
    this.post = post;
    this.insurability = insurability;
    this.audit = audit;
  }

  @Override
  public void onMessage(Connection connection, ReceivedMessage message) {
    if (message.service().equals(InsurabilityMessages.SERVICE)) {
      insurability.arrived(message);
    } else {
      post.take(connection, message);
    }
    LOG.info("Received {} under agreement {}", message.action(), message.cpaId());
  }

  @Override
  public void onResubmitted(Connection connection, Resubmitted resubmitted) {
    receipts.renamed(connection, resubmitted.earlier().toString(), resubmitted.messageId().toString());
    LOG.warn("{} under agreement {} was submitted again under a new id, since the partner does not know it", resubmitted.action(),
        resubmitted.cpaId());
  }

  @Override
  public void onAcknowledged(Connection connection, Acknowledged acknowledged) {
    receipts.acknowledged(connection, acknowledged.messageId().toString());
  }

  @Override
  public void onFailed(Connection connection, DeliveryFailure failure) {
    receipts.givenUp(connection, failure.messageId().toString(), failure.code().name());
  }

  @Override
  public void onAlarm(Alarm alarm) {
    LOG.warn("ebMS alarm {} under agreement {}: {}", alarm.kind(), alarm.cpaId(), alarm.detail());
    audit.recordAlone(AuditEvent.ofHub(AuditAction.EBMS_ALARM, "ebms-" + alarm.messageId(),
        Map.of("agreement", String.valueOf(alarm.cpaId()), "detail", alarm.detail())).coded(AuditEvent.Outcome.REFUSED, alarm.kind().name()));
  }
}
