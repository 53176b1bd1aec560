package org.belraihub.ebms.header;

/** A message that cannot be answered with an ErrorList, but only with a SOAP fault and HTTP status 500. */
public final class SoapFaultException extends Exception {

  private static final long serialVersionUID = 1L;

  /** SOAP 1.1 section 4.4.1. */
  public enum Code {
    /** Not a SOAP 1.1 envelope. */
    VERSION_MISMATCH("VersionMismatch"),
    /** A mandatory header element is unknown. */
    MUST_UNDERSTAND("MustUnderstand"),
    /** The sender has to change the message. */
    CLIENT("Client"),
    /** The same message may be accepted later. */
    SERVER("Server");

    private final String wireName;

    Code(String wireName) {
      this.wireName = wireName;
    }

    /** Local part of the faultcode. */
    public String wireName() {
      return wireName;
    }
  }

  private final Code code;

  /** With one neutral sentence. */
  public SoapFaultException(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Local part of the faultcode. */
  public Code code() {
    return code;
  }
}
