package org.belraihub.indication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.instrument.InstrumentId;

/**
 * How indications are made.
 *
 * @param askAgainIn         pause before insurability or a pending condition is asked again
 * @param provisionalAllowed instrument versions ({@code CODE@VERSION}) whose provisional results the operator lets be billed; {@code *}: all
 * @param test               whether messages are marked as tests
 */
public record IndicationSettings(Duration askAgainIn, Set<String> provisionalAllowed, boolean test) {

  /** Copies the set. */
  public IndicationSettings {
    provisionalAllowed = Set.copyOf(provisionalAllowed);
  }

  boolean provisionalAllowed(InstrumentId instrument) {
    return provisionalAllowed.contains("*") || provisionalAllowed.contains(instrument.code() + "@" + instrument.version());
  }

  /** The message id in the payload: follows from the reference, so that a notice rendered twice is the same. */
  UUID berichtId(ReferenceNumber reference) {
    return UUID.nameUUIDFromBytes(("indicatie:" + reference.text()).getBytes(StandardCharsets.UTF_8));
  }
}
