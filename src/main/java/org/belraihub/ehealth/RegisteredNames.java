package org.belraihub.ehealth;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.personregister.PersonRegisterClient;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource;
import org.jspecify.annotations.Nullable;

/** Names from the person register, one after the other; once it is silent the rest is not asked. */
final class RegisteredNames implements NameSource {

  private final @Nullable PersonRegisterClient persons;
  private final Duration budget;

  RegisteredNames(@Nullable PersonRegisterClient persons, Duration budget) {
    this.persons = persons;
    this.budget = budget;
  }

  @Override
  public Map<Insz, PersonName> names(Collection<Insz> wanted) {
    var names = new HashMap<Insz, PersonName>();
    if (persons == null) {
      return names;
    }
    long end = System.nanoTime() + budget.toNanos();
    try {
      for (Insz person : wanted) {
        persons.lookUp(person, Duration.ofNanos(Math.max(0, end - System.nanoTime()))).value()
            .ifPresent(known -> names.put(person, new PersonName(known.familyName(), known.firstName(), known.born())));
      }
    } catch (SourceUnavailableException e) {
      return names;
    }
    return names;
  }
}
