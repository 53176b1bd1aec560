package org.belraihub.federal.wire;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.FederalSideUnavailableException.Arrival;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.soap.CallFailure;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.SoapClients;

/** Sends stored payloads over signed SOAP and takes signed answers only. Safe for many threads. */
public final class FederalSoapClient implements FederalAssessments {

  private final FederalAssessmentPort port;

  /** A client of the federal service at the address of the options. */
  public FederalSoapClient(SoapClients clients, ClientOptions options) {
    this.port = clients.create(FederalAssessmentPort.class, options);
  }

  @Override
  public byte[] render(ClosedAssessmentCopy copy) {
    return FederalTranslation.bytes(copy);
  }

  @Override
  public byte[] render(SharingRevocation revocation) {
    return FederalTranslation.bytes(revocation);
  }

  @Override
  public FederalOutcome send(byte[] payload) throws FederalSideUnavailableException {
    try {
      var request = FederalTranslation.request(payload);
      return request instanceof RevokeSharingRequest revocation
          ? FederalTranslation.outcome(port.revokeSharing(revocation))
          : FederalTranslation.outcome(port.registerClosedAssessment((RegisterClosedAssessmentRequest) request));
    } catch (RefusalFault fault) {
      return FederalTranslation.outcome(fault.getFaultInfo());
    } catch (WebServiceException e) {
      var failure = CallFailure.of(e);
      throw new FederalSideUnavailableException(
          failure == CallFailure.NOT_REACHED ? Arrival.NOT_ARRIVED : Arrival.MAY_HAVE_ARRIVED, failure.name(), e);
    }
  }
}
