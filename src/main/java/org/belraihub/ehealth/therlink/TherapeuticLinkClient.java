package org.belraihub.ehealth.therlink;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.access.TherapeuticLinkSource;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** Whether a person and a health professional are linked, asked from the platform or known recently (D6, R2.03). */
public final class TherapeuticLinkClient implements TherapeuticLinkSource {

  private final TherapeuticLinkService service;
  private final DatedAnswers<Key, List<TherapeuticLink>> answers;
  private final BusinessClock today;

  /** A client of the service behind its gate. */
  public TherapeuticLinkClient(TherapeuticLinkService service, ServiceGate gate, SystemClock clock, BusinessClock today) {
    this.service = service;
    this.answers = new DatedAnswers<>(gate, "GetTherapeuticLink", false, clock);
    this.today = today;
  }

  @Override
  public SourceAnswer<Boolean> linkExists(Insz person, HealthProfessional professional, Freshness freshness)
      throws SourceUnavailableException {
    var answer = answers.ask(new Key(person, professional), freshness, requestId -> service.get(requestId, person, professional));
    LocalDate day = today.today();
    return new SourceAnswer<>(answer.value().stream().anyMatch(link -> link.activeOn(day)), answer.givenAt());
  }

  /** Forgets what is known of a person, because the hub was told of a change. */
  public void invalidate(Insz person) {
    answers.forget(key -> key.person().equals(person));
  }

  private record Key(Insz person, HealthProfessional professional) {
  }
}
