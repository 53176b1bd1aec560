package org.belraihub.indication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.delivery.PartnerAnswers;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.BusinessClock;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An indication that stays pending (IN_BERAAD) for more than two months counts as refused, as at the platform; a decision of the fund
 * that comes after all stands above that. May run on every node at once.
 */
public class IndicationTerms {

  /** How long an answer may stay pending. */
  static final int MONTHS = 2;
  private static final int BATCH = 500;

  private final PartnerAnswers answers;
  private final DeliveryDesk deliveries;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final BusinessClock clock;

  /** Terms of the answers in these rows. */
  public IndicationTerms(PartnerAnswers answers, DeliveryDesk deliveries, AuditTrail audit, TransactionOperations transaction,
                         BusinessClock clock) {
    this.answers = answers;
    this.deliveries = deliveries;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Refuses what is over; returns how many. */
  public int refuseOverdue() {
    LocalDate lastPendingDay = clock.today().minusMonths(MONTHS);
    Instant before = lastPendingDay.atStartOfDay(BelgianTime.ZONE).toInstant();
    List<Long> overdue = answers.pendingSinceBefore(before, BATCH);
    int refused = 0;
    for (long delivery : overdue) {
      refused += Boolean.TRUE.equals(transaction.execute(status -> refuse(delivery))) ? 1 : 0;
    }
    return refused;
  }

  private boolean refuse(long id) {
    Instant now = clock.now();
    var answer = new PartnerAnswer(PartnerAnswer.Status.REFUSED, List.of(PartnerAnswer.TERM_OVER), null, true, now, now);
    if (!answers.add(id, "term-" + id, answer)) {
      return false;
    }
    Delivery delivery = deliveries.find(id).orElseThrow();
    audit.record(AuditEvent.ofHub(AuditAction.INDICATION_ANSWERED, "delivery-" + id, Map.of("codes", PartnerAnswer.TERM_OVER))
        .about(delivery.lane(), null).coded(AuditEvent.Outcome.OK, PartnerAnswer.Status.REFUSED.name()));
    return true;
  }
}
