package org.belraihub.bench;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.control.SandboxControl;

/** Fictional people in care, and what the partners know of them. */
final class Clients {

  private static final LocalDate SINCE = LocalDate.of(2023, 1, 1);
  private static final int KNOWN = 400;

  private final SandboxControl partners;
  private final List<Insz> known;

  Clients(SandboxControl partners) {
    this.partners = partners;
    this.known = partners.freshPersons(KNOWN);
    for (Insz person : known) {
      partners.giveConsent(person);
      partners.addCareRelation(person, Desk.indicationService().organisation(), SINCE, null);
      partners.addCareRelation(person, Desk.nursingHome().organisation(), SINCE, null);
      partners.addMembership(person, 380, "OFFICIEEL", SINCE, null);
    }
  }

  /** Four hundred who consent, are in the care of both desks and are insured with fund 380. */
  List<Insz> known() {
    return known;
  }

  /** Some whom nobody has asked about yet, and about whom the partners know nothing. */
  List<Insz> fresh(int number) {
    return partners.freshPersons(number);
  }

  SandboxControl partners() {
    return partners;
  }
}
