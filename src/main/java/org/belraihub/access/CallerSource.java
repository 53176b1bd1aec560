package org.belraihub.access;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;

/**
 * What authentic sources say of a caller, asked or known for some hours (R2.01, R2.02, D6). Nobody waits longer than {@code patience}: a
 * question whose asker has gone is answered for the next one. Empty where this hub is not connected to such a source.
 */
public interface CallerSource {

  /** The person register: whether somebody has this number and lives on that day. */
  Optional<SourceAnswer<Boolean>> lives(Insz user, LocalDate on, Duration patience) throws SourceUnavailableException;

  /** The Circle of Trust: whether the facility is a member on that day. */
  Optional<SourceAnswer<Boolean>> inCircleOfTrust(NihiiNumber facility, LocalDate on, Duration patience) throws SourceUnavailableException;

  /** CoBRHA: whether the facility is recognised. */
  Optional<SourceAnswer<Boolean>> recognised(NihiiNumber facility, Duration patience) throws SourceUnavailableException;

  /** CoBRHA: whether the professional has a visa for the profession, a CD-HCPARTY code. */
  Optional<SourceAnswer<Boolean>> hasVisa(Insz professional, String profession, Duration patience) throws SourceUnavailableException;
}
