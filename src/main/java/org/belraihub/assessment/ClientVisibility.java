package org.belraihub.assessment;

import java.time.LocalDate;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.BusinessClock;

/** How long anything of a deceased client stays visible: through date of death + 100 days (T22, R10.10). Hidden, not erased ((d) 22). */
public class ClientVisibility {

  private static final int DAYS_AFTER_DEATH = 100;

  private final PersonRegister persons;
  private final BusinessClock business;

  ClientVisibility(PersonRegister persons, BusinessClock business) {
    this.persons = persons;
    this.business = business;
  }

  /** Refuses with CLIENT_NO_LONGER_VISIBLE. */
  public void check(long person) {
    LocalDate today = business.today();
    if (persons.deceasedOn(person).filter(death -> today.isAfter(lastDay(death))).isPresent()) {
      throw new RefusedException(FaultCode.CLIENT_NO_LONGER_VISIBLE, "more than " + DAYS_AFTER_DEATH + " days after death");
    }
  }

  /** The last day on which a client who died on {@code death} is shown. */
  static LocalDate lastDay(LocalDate death) {
    return death.plusDays(DAYS_AFTER_DEATH);
  }
}
