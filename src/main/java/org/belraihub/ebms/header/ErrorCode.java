package org.belraihub.ebms.header;

/** The error codes of ebMS 2.0 section 4.2.3.4. */
public enum ErrorCode {

  /** The value is unknown: CPAId, Service, Action, Role, RefToMessageId. */
  VALUE_NOT_RECOGNIZED("ValueNotRecognized"),
  /** Known, but not offered by this service. */
  NOT_SUPPORTED("NotSupported"),
  /** Contradicts another element or the agreement. */
  INCONSISTENT("Inconsistent"),
  /** Any other problem with XML content. */
  OTHER_XML("OtherXml"),
  /** Could not be delivered. */
  DELIVERY_FAILURE("DeliveryFailure"),
  /** Arrived after its time to live. */
  TIME_TO_LIVE_EXPIRED("TimeToLiveExpired"),
  /** Signature or authorisation. */
  SECURITY_FAILURE("SecurityFailure"),
  /** A part that the manifest names is missing. */
  MIME_PROBLEM("MimeProblem"),
  /** Anything else. */
  UNKNOWN("Unknown");

  private final String wireName;

  ErrorCode(String wireName) {
    this.wireName = wireName;
  }

  /** As in eb:Error/@eb:errorCode. */
  public String wireName() {
    return wireName;
  }
}
