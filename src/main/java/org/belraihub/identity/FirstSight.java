package org.belraihub.identity;

import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A number that nobody has here may be the new or an old number of somebody whom the hub knows: looked up before it is called unknown. */
public class FirstSight {

  private static final Logger LOG = LoggerFactory.getLogger(FirstSight.class);

  private final PersonRegister persons;
  private final NumberSource source;
  private final OnePerson one;

  /** A look at the source for what the register does not know. */
  public FirstSight(PersonRegister persons, NumberSource source, OnePerson one) {
    this.persons = persons;
    this.source = source;
    this.one = one;
  }

  /** Afterwards the number leads to its person, if the hub knows that person by any number. A silent source leaves it as it was. */
  public void meet(Insz number) {
    if (persons.find(number).isPresent()) {
      return;
    }
    try {
      source.numbersOf(number).ifPresent(one::learn);
    } catch (NumberSource.NoAnswerException e) {
      LOG.info("an unknown number stays unknown: {}", e.getMessage());
    }
  }
}
