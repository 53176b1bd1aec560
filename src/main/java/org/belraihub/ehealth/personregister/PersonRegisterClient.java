package org.belraihub.ehealth.personregister;

import java.time.Duration;
import java.util.Optional;

import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** Who a person is, asked from the register or known recently. */
public final class PersonRegisterClient {

  private final PersonRegisterService service;
  private final DatedAnswers<Insz, Optional<RegisteredPerson>> answers;

  /** A client of the register behind its gate. */
  public PersonRegisterClient(PersonRegisterService service, ServiceGate gate, SystemClock clock) {
    this.service = service;
    this.answers = new DatedAnswers<>(gate, "LookUpPerson", true, clock);
  }

  /** The person with this number; empty when the register knows none. */
  public SourceAnswer<Optional<RegisteredPerson>> lookUp(Insz number, Freshness freshness) throws SourceUnavailableException {
    return answers.ask(number, freshness, requestId -> service.lookUp(requestId, number));
  }

  /** The same, recently known or asked; nobody waits longer than {@code patience}. */
  public SourceAnswer<Optional<RegisteredPerson>> lookUp(Insz number, Duration patience) throws SourceUnavailableException {
    return answers.ask(number, Freshness.RECENT_ALLOWED, patience, requestId -> service.lookUp(requestId, number));
  }

  /** Forgets what is known of a person. */
  public void invalidate(Insz person) {
    answers.forget(person::equals);
  }
}
