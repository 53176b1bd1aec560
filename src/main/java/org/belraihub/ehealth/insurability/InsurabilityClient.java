package org.belraihub.ehealth.insurability;

import java.time.LocalDate;

import org.belraihub.access.Freshness;
import org.belraihub.access.Insurability;
import org.belraihub.access.InsurabilitySource;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** Which care fund a person belongs to, asked from the member administration or known since earlier today (D6, R6.19). */
public final class InsurabilityClient implements InsurabilitySource {

  private final MembershipService service;
  private final DatedAnswers<Key, Insurability> answers;

  /** A client of the service behind its gate. */
  public InsurabilityClient(MembershipService service, ServiceGate gate, SystemClock clock) {
    this.service = service;
    this.answers = new DatedAnswers<>(gate, "GetInsurability", true, clock);
  }

  @Override
  public SourceAnswer<Insurability> insurabilityOn(Insz person, LocalDate day, Freshness freshness) throws SourceUnavailableException {
    return answers.ask(new Key(person, day), freshness, requestId -> service.on(requestId, person, day));
  }

  /** Forgets what is known of a person, because the hub was told of a change (a membership event). */
  public void invalidate(Insz person) {
    answers.forget(key -> key.person().equals(person));
  }

  private record Key(Insz person, LocalDate day) {
  }
}
