package org.belraihub.ehealth.consent;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A consent as the platform holds it.
 *
 * @param signedOn  when it was given, if told
 * @param revokedOn from which day it holds no more, if it was withdrawn
 */
public record PatientConsent(Optional<LocalDate> signedOn, Optional<LocalDate> revokedOn) {

  /** Whether it holds on that day; on the day of its withdrawal it does not. */
  public boolean activeOn(LocalDate day) {
    return revokedOn.map(day::isBefore).orElse(true);
  }
}
