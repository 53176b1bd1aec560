package org.belraihub.federal;

/**
 * The federal database, seen from the hub. Rendering and sending are apart: the rendered bytes are stored with the delivery and
 * stay the same at every send; message security (timestamp, signature) is added anew each time.
 */
public interface FederalAssessments {

  /** The payload of a registration. */
  byte[] render(ClosedAssessmentCopy copy);

  /** The payload of a revocation. */
  byte[] render(SharingRevocation revocation);

  /**
   * Sends a rendered payload, signed, and reads the signed answer.
   *
   * @throws FederalSideUnavailableException when there is no reliable answer
   */
  FederalOutcome send(byte[] payload) throws FederalSideUnavailableException;
}
