package org.belraihub.indication;

import org.belraihub.delivery.AttemptOutcome;
import org.belraihub.delivery.Delivery;

/**
 * What carries indications. ebMS 2.0 today; AS4 or a mailbox of the sector can stand beside it without a change to
 * {@link IndicationLeg}: it must give one business document one id, repeat by itself, and report acknowledgment or failure to
 * {@code delivery} under that id.
 */
public interface IndicationTransport {

  /** Takes the notice over, durably, under one id for ever, and tries to hand it to the partner. */
  AttemptOutcome send(Delivery delivery, String partner, IndicationNotice notice);
}
