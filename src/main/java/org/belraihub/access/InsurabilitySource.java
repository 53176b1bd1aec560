package org.belraihub.access;

import java.time.LocalDate;

import org.belraihub.person.Insz;

/** VSB insurability (verzekerbaarheid): which care fund on which date, without payment commitment (R6.19). */
public interface InsurabilitySource {

  /** The membership on that day. */
  SourceAnswer<Insurability> insurabilityOn(Insz person, LocalDate day, Freshness freshness) throws SourceUnavailableException;
}
