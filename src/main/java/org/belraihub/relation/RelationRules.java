package org.belraihub.relation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Organisation;
import org.belraihub.person.CardNumber;

/** What a registration by hand must say (R2.24 to R2.30); pure. Dates are Belgian days, both ends of a period included. */
final class RelationRules {

  private RelationRules() {
  }

  /**
   * The relation to register.
   *
   * @throws RefusedException ROLE_NOT_ALLOWED for a kind that is not offered, SCHEMA_INVALID with the element that is wrong
   */
  static Period check(Relations.Register asked, List<CareRelationKind> offered, Organisation organisation, LocalDate today) {
    if (!offered.contains(asked.kind())) {
      throw new RefusedException(FaultCode.ROLE_NOT_ALLOWED, "relations of kind " + asked.kind() + " are not offered here", List.of("kind"));
    }
    if (asked.card().isEmpty()) {
      throw wrong("a registration without card number", "cardNumber");
    }
    if (CardNumber.parse(asked.card().get()).isEmpty()) {
      throw wrong("a card number of no known form", "cardNumber");
    }
    if (asked.resident() && !organisation.residential()) {
      throw wrong("nobody resides at " + organisation, "residesInOrganisation");
    }
    return period(asked, today);
  }

  /**
   * First and last day.
   *
   * @param from    first day
   * @param through last day; empty for the kinds of contact, whose length the register knows
   */
  record Period(LocalDate from, Optional<LocalDate> through) {
  }

  private static Period period(Relations.Register asked, LocalDate today) {
    LocalDate from = asked.from().orElse(today);
    if (asked.kind().isContact()) {
      if (asked.through().isPresent()) {
        throw wrong("a contact has a fixed length", "to");
      }
      if (from.isAfter(today)) {
        throw wrong("a contact that has not been yet", "from");
      }
      return new Period(from, Optional.empty());
    }
    LocalDate through = asked.through().orElseThrow(() -> wrong("an agreement or service without last day", "to"));
    if (through.isBefore(from)) {
      throw wrong("a last day before the first", "to");
    }
    return new Period(from, Optional.of(through));
  }

  private static RefusedException wrong(String why, String place) {
    return new RefusedException(FaultCode.SCHEMA_INVALID, why, List.of(place));
  }
}
