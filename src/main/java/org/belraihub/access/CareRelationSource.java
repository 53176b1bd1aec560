package org.belraihub.access;

import java.time.LocalDate;
import java.util.Set;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;

/** The care relations (zorgrelatie): route (b) of R2.03, for recognised facilities. */
public interface CareRelationSource {

  /** Whether a relation between the person and the organisation is valid on that day. */
  SourceAnswer<Boolean> relationExists(Insz person, HcoNumber organisation, LocalDate on, Freshness freshness)
      throws SourceUnavailableException;

  /** The organisations with which the person has a relation on that day (R4.37). */
  SourceAnswer<Set<HcoNumber>> organisationsOf(Insz person, LocalDate on, Freshness freshness) throws SourceUnavailableException;
}
