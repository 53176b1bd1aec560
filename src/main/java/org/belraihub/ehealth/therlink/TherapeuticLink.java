package org.belraihub.ehealth.therlink;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A link that was declared and not revoked.
 *
 * @param type     CD-THERAPEUTICLINKTYPE code, an open list
 * @param from     first day, if told
 * @param through  last day, if told
 */
public record TherapeuticLink(String type, Optional<LocalDate> from, Optional<LocalDate> through) {

  /** Whether it holds on that day, both ends included. */
  public boolean activeOn(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true) && through.map(last -> !day.isAfter(last)).orElse(true);
  }
}
