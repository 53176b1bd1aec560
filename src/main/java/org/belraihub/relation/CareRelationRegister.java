package org.belraihub.relation;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.access.SourceUnavailableException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;

/** The register of care relations. Every change is idempotent there or found again by looking up. */
public interface CareRelationRegister {

  /** Every relation between the two, also those that ended; asked now. */
  List<RegisteredRelation> find(Insz person, HcoNumber organisation) throws SourceUnavailableException;

  /** Registers a relation. */
  RegisteredRelation register(NewRelation relation) throws SourceUnavailableException, RegisterRefusedException;

  /** Gives a relation of the two another last day. */
  RegisteredRelation extend(Insz person, HcoNumber organisation, String id, LocalDate through)
      throws SourceUnavailableException, RegisterRefusedException;

  /** Breaks a relation of the two: from {@code from} on it holds no more (R2.31). */
  RegisteredRelation end(Insz person, HcoNumber organisation, String id, LocalDate from)
      throws SourceUnavailableException, RegisterRefusedException;
}
