package org.belraihub.wss;

/**
 * Why a message was refused before anybody looked at its content: for the operator and the audit. The sender only sees
 * {@link #faultCode()} with one neutral sentence.
 */
public enum MessageRejection {

  /** Not {@code text/xml}. */
  CONTENT_TYPE("Client"),
  /** Not a POST. */
  METHOD("Client"),
  /** Beyond the limits of size, depth or number. */
  TOO_LARGE("Client"),
  /** Not well-formed. */
  MALFORMED("Client"),
  /** Has a document type declaration. */
  DTD("Client"),
  /** Not a SOAP 1.1 envelope with at most one Header before exactly one Body with one element. */
  NOT_SOAP("Client"),
  /** A header that must be understood and is not. */
  HEADER_NOT_UNDERSTOOD("MustUnderstand"),

  /** No Security header, or no signature, token or timestamp in it. */
  NOT_SIGNED("wsse:InvalidSecurity"),
  /** A second Body, Header, Security header, Signature, Timestamp or token. */
  REPEATED_PART("wsse:InvalidSecurity"),
  /** Two elements have the same id. */
  DUPLICATE_ID("wsse:InvalidSecurity"),
  /** Signature, token or timestamp do not have the one form that is accepted. */
  STRUCTURE("wsse:InvalidSecurity"),
  /** A reference points to nothing, or to an element that a sender has no reason to sign. */
  REFERENCE("wsse:InvalidSecurity"),
  /** The Body is not covered by the signature. */
  BODY_NOT_SIGNED("wsse:InvalidSecurity"),
  /** The Timestamp is not covered by the signature. */
  TIMESTAMP_NOT_SIGNED("wsse:InvalidSecurity"),

  /** An algorithm or transform outside the suite, SHA-1 among them. */
  ALGORITHM("wsse:UnsupportedAlgorithm"),
  /** RSA below 2048 bits, or no RSA key. */
  KEY_TOO_SHORT("wsse:UnsupportedAlgorithm"),

  /** The token is no readable certificate. */
  TOKEN_UNREADABLE("wsse:InvalidSecurityToken"),
  /** No known sender has this certificate. */
  CERTIFICATE_UNKNOWN("wsse:FailedAuthentication"),
  /** Outside the validity dates of the certificate. */
  CERTIFICATE_DATES("wsse:FailedAuthentication"),

  /** A digest differs: the message was altered. */
  DIGEST("wsse:FailedCheck"),
  /** The signature value differs. */
  SIGNATURE("wsse:FailedCheck"),

  /** Created too long ago, or Expires has passed. */
  EXPIRED("wsu:MessageExpired"),
  /** Created lies in the future. */
  FROM_THE_FUTURE("wsu:MessageExpired"),
  /** The same signed message was accepted before. */
  REPLAYED("wsse:FailedCheck");

  private final String faultCode;

  MessageRejection(String faultCode) {
    this.faultCode = faultCode;
  }

  /** The standard code that the sender sees: {@code wsse:...}, {@code wsu:...}, or a code of SOAP 1.1 without prefix. */
  public String faultCode() {
    return faultCode;
  }
}
