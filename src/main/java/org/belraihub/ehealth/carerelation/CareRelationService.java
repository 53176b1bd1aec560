package org.belraihub.ehealth.carerelation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisteredRelation;

/** The operations of the register of care relations, one call each. */
public interface CareRelationService {

  /** Every relation between the two that the register knows, also those that ended. */
  List<RegisteredRelation> lookUp(String requestId, Insz person, HcoNumber organisation) throws CallFailedException;

  /** Every relation of the person with any organisation, also those that ended. */
  Map<HcoNumber, List<RegisteredRelation>> lookUp(String requestId, Insz person) throws CallFailedException;

  /** Registers a relation; refused with the codes CR.INPUT.n and CR.STATE.n of the contract. */
  RegisteredRelation register(String requestId, NewRelation relation) throws CallFailedException;

  /** Another last day for a relation; refused with CR.INPUT.4, CR.STATE.2 or CR.STATE.3. */
  RegisteredRelation extend(String requestId, Insz person, HcoNumber organisation, String id, LocalDate through)
      throws CallFailedException;

  /** Breaks a relation from a day on; refused with CR.INPUT.4 or CR.STATE.2. */
  RegisteredRelation end(String requestId, Insz person, HcoNumber organisation, String id, LocalDate endedOn) throws CallFailedException;
}
