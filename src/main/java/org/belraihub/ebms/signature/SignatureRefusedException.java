package org.belraihub.ebms.signature;

/** A signature that is missing, broken, or not by the agreed certificate over everything. The text is for the operator. */
public final class SignatureRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  SignatureRefusedException(String message) {
    super(message, null, false, false);
  }
}
