package org.belraihub.ehealth.carerelation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.access.CareRelationSource;
import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.relation.CareRelationRegister;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisterRefusedException;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.time.SystemClock;

/** Whether a person and an organisation have a care relation, asked from the register or known recently (D6, R2.03). */
public final class CareRelationClient implements CareRelationSource, CareRelationRegister {

  private final CareRelationService service;
  private final ServiceGate gate;
  private final DatedAnswers<Key, List<RegisteredRelation>> answers;
  private final DatedAnswers<Insz, Map<HcoNumber, List<RegisteredRelation>>> ofPersons;

  /** A client of the register behind its gate. */
  public CareRelationClient(CareRelationService service, ServiceGate gate, SystemClock clock) {
    this.service = service;
    this.gate = gate;
    this.answers = new DatedAnswers<>(gate, "LookUpCareRelations", false, clock);
    this.ofPersons = new DatedAnswers<>(gate, "LookUpCareRelations", false, clock);
  }

  @Override
  public SourceAnswer<Boolean> relationExists(Insz person, HcoNumber organisation, LocalDate on, Freshness freshness)
      throws SourceUnavailableException {
    var answer = relations(person, organisation, freshness);
    return new SourceAnswer<>(answer.value().stream().anyMatch(relation -> relation.validOn(on)), answer.givenAt());
  }

  @Override
  public SourceAnswer<Set<HcoNumber>> organisationsOf(Insz person, LocalDate on, Freshness freshness) throws SourceUnavailableException {
    var answer = ofPersons.ask(person, freshness, requestId -> service.lookUp(requestId, person));
    return new SourceAnswer<>(answer.value().entrySet().stream()
        .filter(known -> known.getValue().stream().anyMatch(relation -> relation.validOn(on))).map(Map.Entry::getKey)
        .collect(Collectors.toSet()), answer.givenAt());
  }

  @Override
  public List<RegisteredRelation> find(Insz person, HcoNumber organisation) throws SourceUnavailableException {
    return relations(person, organisation, Freshness.ASK_AGAIN).value();
  }

  private SourceAnswer<List<RegisteredRelation>> relations(Insz person, HcoNumber organisation, Freshness freshness)
      throws SourceUnavailableException {
    return answers.ask(new Key(person, organisation), freshness, requestId -> service.lookUp(requestId, person, organisation));
  }

  @Override
  public RegisteredRelation register(NewRelation relation) throws SourceUnavailableException, RegisterRefusedException {
    return change("RegisterCareRelation", relation.person(), requestId -> service.register(requestId, relation));
  }

  @Override
  public RegisteredRelation extend(Insz person, HcoNumber organisation, String id, LocalDate through)
      throws SourceUnavailableException, RegisterRefusedException {
    return change("ExtendCareRelation", person, requestId -> service.extend(requestId, person, organisation, id, through));
  }

  @Override
  public RegisteredRelation end(Insz person, HcoNumber organisation, String id, LocalDate from)
      throws SourceUnavailableException, RegisterRefusedException {
    return change("EndCareRelation", person, requestId -> service.end(requestId, person, organisation, id, from));
  }

  /** What was known of the person before is forgotten, whatever comes back. */
  private RegisteredRelation change(String operation, Insz person, ServiceGate.Question<RegisteredRelation> question)
      throws SourceUnavailableException, RegisterRefusedException {
    try {
      return gate.call(operation, question);
    } catch (CallFailedException e) {
      if (e.kind() == CallFailedException.Kind.REFUSED) {
        throw new RegisterRefusedException(e.codes());
      }
      throw new SourceUnavailableException(gate.service().key(), String.valueOf(e.getMessage()), e);
    } finally {
      invalidate(person);
    }
  }

  /** Forgets what is known of a person, because the hub was told of a change. */
  public void invalidate(Insz person) {
    answers.forget(key -> key.person().equals(person));
    ofPersons.forget(person::equals);
  }

  private record Key(Insz person, HcoNumber organisation) {
  }
}
