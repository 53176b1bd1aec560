package org.belraihub.access;

import org.belraihub.person.Insz;

/** The eHealth therapeutic links (therapeutische relatie): route (a) of R2.03, for individual health professionals. */
public interface TherapeuticLinkSource {

  /** Whether an active link exists now between the person and the professional. */
  SourceAnswer<Boolean> linkExists(Insz person, HealthProfessional professional, Freshness freshness) throws SourceUnavailableException;
}
