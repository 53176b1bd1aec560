package org.belraihub.relation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A care relation as the register holds it.
 *
 * @param id       its id in the register
 * @param kind     what it rests on
 * @param from     first day
 * @param through  last day, if it has one
 * @param endedOn  from which day it holds no more, if it was broken before its term (R2.31)
 * @param resident whether the person resides in the organisation
 */
public record RegisteredRelation(String id, CareRelationKind kind, LocalDate from, Optional<LocalDate> through,
                                 Optional<LocalDate> endedOn, boolean resident) {

  /** Whether it holds on that day, both ends included. */
  public boolean validOn(LocalDate day) {
    return !day.isBefore(from) && through.map(last -> !day.isAfter(last)).orElse(true) && endedOn.map(day::isBefore).orElse(true);
  }
}
