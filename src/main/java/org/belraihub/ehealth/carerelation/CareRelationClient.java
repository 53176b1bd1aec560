package org.belraihub.ehealth.carerelation;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.access.CareRelationSource;
import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** Whether a person and an organisation have a care relation, asked from the register or known recently (D6, R2.03). */
public final class CareRelationClient implements CareRelationSource {

  private final CareRelationService service;
  private final ServiceGate gate;
  private final DatedAnswers<Key, List<RegisteredRelation>> answers;

  /** A client of the register behind its gate. */
  public CareRelationClient(CareRelationService service, ServiceGate gate, SystemClock clock) {
    this.service = service;
    this.gate = gate;
    this.answers = new DatedAnswers<>(gate, "LookUpCareRelations", false, clock);
  }

  @Override
  public SourceAnswer<Boolean> relationExists(Insz person, HcoNumber organisation, LocalDate on, Freshness freshness)
      throws SourceUnavailableException {
    var answer = relations(person, organisation, freshness);
    return new SourceAnswer<>(answer.value().stream().anyMatch(relation -> relation.validOn(on)), answer.givenAt());
  }

  /** Every relation of the two, also those that ended. */
  public SourceAnswer<List<RegisteredRelation>> relations(Insz person, HcoNumber organisation, Freshness freshness)
      throws SourceUnavailableException {
    return answers.ask(new Key(person, organisation), freshness, requestId -> service.lookUp(requestId, person, organisation));
  }

  /** Registers a relation; what was known of the person before is forgotten, whatever comes back. */
  public RegisteredRelation register(NewRelation relation) throws CallFailedException {
    try {
      return gate.call("RegisterCareRelation", requestId -> service.register(requestId, relation));
    } finally {
      invalidate(relation.person());
    }
  }

  /** Forgets what is known of a person, because the hub was told of a change. */
  public void invalidate(Insz person) {
    answers.forget(key -> key.person().equals(person));
  }

  private record Key(Insz person, HcoNumber organisation) {
  }
}
