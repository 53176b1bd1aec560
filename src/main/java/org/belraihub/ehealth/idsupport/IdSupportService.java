package org.belraihub.ehealth.idsupport;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/** The operation of IdSupport v2. */
public interface IdSupportService {

  /** Whether the number and the card belong together. */
  boolean verify(String requestId, Insz person, CardNumber card) throws CallFailedException;

  /** Whether the barcode of a card is that of a valid combination. */
  boolean verifyBarcode(String requestId, String barcode) throws CallFailedException;
}
