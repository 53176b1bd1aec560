package org.belraihub.assessment;

import java.util.List;

import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.delivery.DeliveryDesk;

/** Announces, after the commit, what a close left to do. What is lost here is found by the sweep. */
public class HandOn {

  /** Carries ids of assessments whose results are pending. */
  public static final String SCORING_QUEUE = "belrai.scoring";

  private final DeliveryDesk deliveries;
  private final DeliveryAnnouncer announcer;

  HandOn(DeliveryDesk deliveries, DeliveryAnnouncer announcer) {
    this.deliveries = deliveries;
    this.announcer = announcer;
  }

  /** Announces deliveries and pending results; gives the outcome on. */
  public Submission.Outcome announce(Submission.Outcome outcome) {
    outcome.deliveries().forEach((id, leg) -> deliveries.announce(leg, id));
    outcome.pending().ifPresent(id -> announcer.announce(SCORING_QUEUE, List.of(id)));
    return outcome;
  }

  /** Announces pending results again. */
  public void announcePending(List<Long> assessments) {
    announcer.announce(SCORING_QUEUE, assessments);
  }
}
