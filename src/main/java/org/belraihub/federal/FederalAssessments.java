package org.belraihub.federal;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;

/**
 * The federal platform, seen from the hub. Rendering and sending are apart: the rendered bytes are stored with the delivery and
 * stay the same at every send; message security (timestamp, signature) is added anew each time.
 */
public interface FederalAssessments {

  /** The payload of a message; equal messages give equal bytes. */
  byte[] render(SyncMessage message);

  /** The message in a payload that was rendered here; {@link IllegalArgumentException} for anything else. */
  SyncMessage read(byte[] payload);

  /**
   * Sends a rendered payload, signed, and reads the signed answer.
   *
   * @throws FederalSideUnavailableException when there is no reliable answer
   */
  FederalOutcome send(byte[] payload) throws FederalSideUnavailableException;

  /** Tells which instrument versions are known here; those that the federal side knows. */
  List<InstrumentId> exchangeVersions(List<InstrumentId> known) throws FederalSideUnavailableException;

  /**
   * What the federal side has for us since a cursor; null: since the beginning. A message that cannot be read is told apart.
   *
   * @throws FederalSideUnavailableException when there is no reliable answer
   */
  Pulled pull(@Nullable String after, int limit) throws FederalSideUnavailableException;

  /**
   * What the federal side holds of the assessments that one platform closed on these days; days without any are left out.
   *
   * @param origin code of the platform, {@link Platforms}
   * @param named  whether each assessment is named; for one day only
   */
  List<DayState> reconcile(String origin, LocalDate from, LocalDate to, boolean named) throws FederalSideUnavailableException;
}
