package org.belraihub.ehealth.idsupport;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/** Verifies identities; asked each time, as a card can be withdrawn at any moment. */
public final class IdSupportClient {

  private final IdSupportService service;
  private final ServiceGate gate;

  /** A client of the service behind its gate. */
  public IdSupportClient(IdSupportService service, ServiceGate gate) {
    this.service = service;
    this.gate = gate;
  }

  /** Whether the number and the card belong together. */
  public boolean verify(Insz person, CardNumber card) throws CallFailedException {
    return gate.call("VerifyId", requestId -> service.verify(requestId, person, card));
  }

  /** Whether the barcode of a card is that of a valid combination. */
  public boolean verifyBarcode(String barcode) throws CallFailedException {
    return gate.call("VerifyId", requestId -> service.verifyBarcode(requestId, barcode));
  }
}
