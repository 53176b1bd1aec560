package org.belraihub.sandbox.ehealth.wire;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.jws.WebService;
import org.belraihub.ehealth.carerelation.wire.CareRelation;
import org.belraihub.ehealth.carerelation.wire.CareRelationPortType;
import org.belraihub.ehealth.carerelation.wire.ChangedRelation;
import org.belraihub.ehealth.carerelation.wire.EndCareRelationRequest;
import org.belraihub.ehealth.carerelation.wire.ExtendCareRelationRequest;
import org.belraihub.ehealth.carerelation.wire.Kind;
import org.belraihub.ehealth.carerelation.wire.LookUpCareRelationsRequest;
import org.belraihub.ehealth.carerelation.wire.LookUpCareRelationsResponse;
import org.belraihub.ehealth.carerelation.wire.Outcome;
import org.belraihub.ehealth.carerelation.wire.RegisterCareRelationRequest;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.sandbox.ehealth.register.RelationRegister;
import org.belraihub.sandbox.ehealth.register.RelationRegister.Registration;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

/** The register of care relations. */
@WebService(endpointInterface = "org.belraihub.ehealth.carerelation.wire.CareRelationPortType", serviceName = "CareRelationService",
    portName = "CareRelationPort", targetNamespace = "urn:belraihub:carerelation:v1", wsdlLocation = "classpath:wsdl/care-relation-v1.wsdl")
public final class CareRelationEndpoint implements CareRelationPortType {

  private final RelationRegister register;
  private final Answering answering;
  private final SystemClock clock;

  /** The service over this register. */
  public CareRelationEndpoint(RelationRegister register, Answering answering, SystemClock clock) {
    this.register = register;
    this.answering = answering;
    this.clock = clock;
  }

  @Override
  public LookUpCareRelationsResponse lookUpCareRelations(LookUpCareRelationsRequest asked) {
    Optional<Refusal> refusal = answering.refusal().or(() -> RelationRegister.person(asked.getInsz()));
    var answer = new LookUpCareRelationsResponse();
    answer.setRequestId(answering.echo(asked.getRequestId()));
    answer.setAnsweredAt(now());
    answer.setOutcome(outcome(refusal));
    if (refusal.isEmpty()) {
      Answering.work(() -> asked.getOrganisation() == null ? register.find(asked.getInsz())
          : register.find(asked.getInsz(), asked.getOrganisation())).stream()
          .filter(relation -> asked.getOn() == null || covers(relation, asked.getOn()))
          .forEach(relation -> answer.getCareRelation().add(relation(relation)));
    }
    answering.note("LookUpCareRelations", asked.getRequestId(), refusal);
    return answer;
  }

  @Override
  public ChangedRelation registerCareRelation(RegisterCareRelationRequest asked) {
    return change("RegisterCareRelation", asked.getRequestId(), () -> register.register(wanted(asked),
        Optional.ofNullable(asked.getCardNumber()), Optional.ofNullable(asked.getRegisteredBy())));
  }

  @Override
  public ChangedRelation extendCareRelation(ExtendCareRelationRequest asked) {
    return change("ExtendCareRelation", asked.getRequestId(),
        () -> register.extend(asked.getInsz(), asked.getOrganisation(), asked.getId(), asked.getTo()));
  }

  @Override
  public ChangedRelation endCareRelation(EndCareRelationRequest asked) {
    return change("EndCareRelation", asked.getRequestId(),
        () -> register.end(asked.getInsz(), asked.getOrganisation(), asked.getId(), asked.getEndedOn()));
  }

  private ChangedRelation change(String operation, String requestId, Answering.Work<Registration> work) {
    Optional<Refusal> refusal = answering.refusal();
    var answer = new ChangedRelation();
    answer.setRequestId(answering.echo(requestId));
    answer.setAnsweredAt(now());
    if (refusal.isEmpty()) {
      Registration registration = Answering.work(work);
      if (registration instanceof Registration.Refused refused) {
        refusal = Optional.of(refused.refusal());
      } else if (registration instanceof Registration.Done done) {
        answer.setCareRelation(relation(done.relation()));
      }
    }
    answer.setOutcome(outcome(refusal));
    answering.note(operation, requestId, refusal);
    return answer;
  }

  private static RelationRegister.Relation wanted(RegisterCareRelationRequest asked) {
    return new RelationRegister.Relation("", asked.getInsz(), asked.getOrganisation(), asked.getKind().value(), asked.getFrom(),
        Optional.ofNullable(asked.getTo()), Optional.empty(), asked.isResidesInOrganisation());
  }

  private static boolean covers(RelationRegister.Relation relation, LocalDate day) {
    return !day.isBefore(relation.from()) && relation.through().map(last -> !day.isAfter(last)).orElse(true)
        && relation.endedOn().map(day::isBefore).orElse(true);
  }

  private static CareRelation relation(RelationRegister.Relation relation) {
    var answer = new CareRelation();
    answer.setId(relation.id());
    answer.setInsz(relation.insz());
    answer.setOrganisation(relation.hco());
    answer.setKind(Kind.fromValue(relation.kind()));
    answer.setFrom(relation.from());
    relation.through().ifPresent(answer::setTo);
    relation.endedOn().ifPresent(answer::setEndedOn);
    answer.setResidesInOrganisation(relation.resident());
    return answer;
  }

  private static Outcome outcome(Optional<Refusal> refusal) {
    var outcome = new Outcome();
    outcome.setComplete(refusal.isEmpty());
    refusal.ifPresent(r -> r.errors().forEach(error -> {
      var one = new Outcome.Error();
      one.setCode(error.code());
      one.setText(error.text());
      outcome.getError().add(one);
    }));
    return outcome;
  }

  private OffsetDateTime now() {
    return clock.now().atZone(BelgianTime.ZONE).toOffsetDateTime();
  }
}
