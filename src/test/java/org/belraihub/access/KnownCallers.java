package org.belraihub.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;

/** Sources that say of every caller what a test wants; null is silence. They remember what they were asked. */
final class KnownCallers implements CallerSource {

  static final Instant SAID = Instant.parse("2025-08-31T09:59:00Z");

  final List<String> asked = new ArrayList<>();
  Boolean lives = true;
  Boolean circle = true;
  Boolean recognised = true;
  Boolean visa = true;

  @Override
  public Optional<SourceAnswer<Boolean>> lives(Insz user, LocalDate on, Duration patience) throws SourceUnavailableException {
    return said("lives", lives);
  }

  @Override
  public Optional<SourceAnswer<Boolean>> inCircleOfTrust(NihiiNumber facility, LocalDate on, Duration patience)
      throws SourceUnavailableException {
    return said("circle", circle);
  }

  @Override
  public Optional<SourceAnswer<Boolean>> recognised(NihiiNumber facility, Duration patience) throws SourceUnavailableException {
    return said("recognised", recognised);
  }

  @Override
  public Optional<SourceAnswer<Boolean>> hasVisa(Insz professional, String profession, Duration patience) throws SourceUnavailableException {
    return said("visa", visa);
  }

  private Optional<SourceAnswer<Boolean>> said(String source, Boolean what) throws SourceUnavailableException {
    asked.add(source);
    if (what == null) {
      throw new SourceUnavailableException(source, "silent", null);
    }
    return Optional.of(new SourceAnswer<>(what, SAID));
  }
}
