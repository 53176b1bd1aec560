package org.belraihub.ehealth.carerelation;

import java.util.List;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;

/** The operations of the register of care relations, one call each. */
public interface CareRelationService {

  /** Every relation between the two that the register knows, also those that ended. */
  List<RegisteredRelation> lookUp(String requestId, Insz person, HcoNumber organisation) throws CallFailedException;

  /** Registers a relation; refused with the codes CR.INPUT.n and CR.STATE.n of the contract. */
  RegisteredRelation register(String requestId, NewRelation relation) throws CallFailedException;
}
