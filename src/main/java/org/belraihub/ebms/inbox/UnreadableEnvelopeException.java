package org.belraihub.ebms.inbox;

import org.belraihub.ebms.header.ErrorItem;
import org.belraihub.ebms.header.ReturnAddress;

/** An envelope that breaks the rules of ebMS 2.0 but says enough to be answered with an ErrorList. */
final class UnreadableEnvelopeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ReturnAddress returnAddress;
  private final transient ErrorItem error;

  UnreadableEnvelopeException(ReturnAddress returnAddress, ErrorItem error) {
    super(error.code(), null, false, false);
    this.returnAddress = returnAddress;
    this.error = error;
  }

  ReturnAddress returnAddress() {
    return returnAddress;
  }

  ErrorItem error() {
    return error;
  }
}
