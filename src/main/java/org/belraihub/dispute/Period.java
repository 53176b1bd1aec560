package org.belraihub.dispute;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.relation.RegisteredRelation;

/**
 * Days on which a relation held, both ends included.
 *
 * @param from    first day
 * @param through last day
 */
record Period(LocalDate from, LocalDate through) {

  /** The days of a relation that are over; empty when it never held. */
  static Optional<Period> of(RegisteredRelation relation, LocalDate today) {
    LocalDate last = relation.through().orElse(today);
    LocalDate broken = relation.endedOn().map(ended -> ended.minusDays(1)).orElse(last);
    LocalDate through = broken.isBefore(last) ? broken : last;
    return through.isBefore(relation.from()) ? Optional.empty() : Optional.of(new Period(relation.from(), through));
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(through);
  }
}
