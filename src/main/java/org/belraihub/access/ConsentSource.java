package org.belraihub.access;

import org.belraihub.person.Insz;

/** The eHealth patient consent (geïnformeerde toestemming, R2.05). */
public interface ConsentSource {

  /** Whether an active consent exists now. */
  SourceAnswer<Boolean> consentGiven(Insz person, Freshness freshness) throws SourceUnavailableException;
}
