package org.belraihub.indication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;

/**
 * How indications are made.
 *
 * @param askAgainIn pause before insurability or a pending condition is asked again
 * @param billable   which results may be billed
 * @param test       whether messages are marked as tests
 */
public record IndicationSettings(Duration askAgainIn, BillableResults billable, boolean test) {

  /** The message id in the payload: follows from the reference, so that a notice rendered twice is the same. */
  UUID berichtId(ReferenceNumber reference) {
    return UUID.nameUUIDFromBytes(("indicatie:" + reference.text()).getBytes(StandardCharsets.UTF_8));
  }
}
