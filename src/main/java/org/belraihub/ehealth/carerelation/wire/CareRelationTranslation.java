package org.belraihub.ehealth.carerelation.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.relation.CareRelationKind;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Care relations between domain terms and the messages of care-relation v1. */
@NullMarked
public final class CareRelationTranslation {

  private CareRelationTranslation() {
  }

  /** Asks for every relation of the two. */
  public static LookUpCareRelationsRequest lookUp(String requestId, Insz person, HcoNumber organisation) {
    LookUpCareRelationsRequest request = lookUp(requestId, person);
    request.setOrganisation(organisation.digits());
    return request;
  }

  /** Asks for every relation of a person. */
  public static LookUpCareRelationsRequest lookUp(String requestId, Insz person) {
    var request = new LookUpCareRelationsRequest();
    request.setRequestId(requestId);
    request.setInsz(person.digits());
    return request;
  }

  /** Registers a relation. */
  public static RegisterCareRelationRequest register(String requestId, NewRelation relation) {
    var request = new RegisterCareRelationRequest();
    request.setRequestId(requestId);
    request.setInsz(relation.person().digits());
    relation.card().map(CardNumber::text).ifPresent(request::setCardNumber);
    request.setOrganisation(relation.organisation().digits());
    relation.registeredBy().map(Insz::digits).ifPresent(request::setRegisteredBy);
    request.setKind(org.belraihub.ehealth.carerelation.wire.Kind.valueOf(relation.kind().name()));
    request.setFrom(relation.from());
    relation.through().ifPresent(request::setTo);
    request.setResidesInOrganisation(relation.resident());
    return request;
  }

  /** Asks for another last day. */
  public static ExtendCareRelationRequest extend(String requestId, Insz person, HcoNumber organisation, String id, LocalDate through) {
    var request = new ExtendCareRelationRequest();
    request.setRequestId(requestId);
    request.setId(id);
    request.setInsz(person.digits());
    request.setOrganisation(organisation.digits());
    request.setTo(through);
    return request;
  }

  /** Breaks a relation. */
  public static EndCareRelationRequest end(String requestId, Insz person, HcoNumber organisation, String id, LocalDate endedOn) {
    var request = new EndCareRelationRequest();
    request.setRequestId(requestId);
    request.setId(id);
    request.setInsz(person.digits());
    request.setOrganisation(organisation.digits());
    request.setEndedOn(endedOn);
    return request;
  }

  /** The relations in an answer. */
  public static List<RegisteredRelation> relations(LookUpCareRelationsResponse answer, String requestId, Insz person,
                                                   HcoNumber organisation) throws CallFailedException {
    complete(answer.getRequestId(), answer.getOutcome(), requestId);
    List<RegisteredRelation> relations = new ArrayList<>();
    for (CareRelation relation : answer.getCareRelation()) {
      relations.add(relation(relation, person, organisation));
    }
    return List.copyOf(relations);
  }

  /** The relations in an answer about one person, by organisation. */
  public static Map<HcoNumber, List<RegisteredRelation>> relations(LookUpCareRelationsResponse answer, String requestId, Insz person)
      throws CallFailedException {
    complete(answer.getRequestId(), answer.getOutcome(), requestId);
    Map<HcoNumber, List<RegisteredRelation>> relations = new HashMap<>();
    for (CareRelation relation : answer.getCareRelation()) {
      HcoNumber organisation = organisation(relation);
      relations.computeIfAbsent(organisation, none -> new ArrayList<>()).add(relation(relation, person, organisation));
    }
    return relations;
  }

  private static HcoNumber organisation(CareRelation relation) throws CallFailedException {
    try {
      return new HcoNumber(String.valueOf(relation.getOrganisation()));
    } catch (IllegalArgumentException e) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a relation with no organisation", e);
    }
  }

  /** The relation as it is after a change. */
  public static RegisteredRelation changed(ChangedRelation answer, String requestId, Insz person, HcoNumber organisation)
      throws CallFailedException {
    complete(answer.getRequestId(), answer.getOutcome(), requestId);
    if (answer.getCareRelation() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a change without its relation", null);
    }
    return relation(answer.getCareRelation(), person, organisation);
  }

  private static void complete(@Nullable String echoed, @Nullable Outcome outcome, String requestId) throws CallFailedException {
    if (!requestId.equals(echoed)) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    if (outcome == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without outcome", null);
    }
    if (!outcome.isComplete()) {
      throw new CallFailedException(Kind.REFUSED, outcome.getError().stream().map(Outcome.Error::getCode).toList(), null);
    }
  }

  private static RegisteredRelation relation(CareRelation relation, Insz person, HcoNumber organisation) throws CallFailedException {
    if (!person.digits().equals(relation.getInsz()) || !organisation.digits().equals(relation.getOrganisation())) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a relation of somebody else", null);
    }
    if (relation.getKind() == null || relation.getFrom() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a relation without kind or first day", null);
    }
    return new RegisteredRelation(relation.getId(), CareRelationKind.valueOf(relation.getKind().name()), relation.getFrom(),
        Optional.ofNullable(relation.getTo()), Optional.ofNullable(relation.getEndedOn()), relation.isResidesInOrganisation());
  }
}
