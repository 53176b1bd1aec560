package org.belraihub.ebms.packaging;

/** A body that is not a message this service can unpack. The text never quotes content. */
public final class PackagingException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of refusal the transport has to answer with. */
  public enum Reason {
    /** Not text/xml or multipart/related (HTTP 415). */
    MEDIA_TYPE,
    /** Broken MIME structure (SOAP fault). */
    MALFORMED,
    /** Larger or with more parts than allowed (HTTP 413). */
    TOO_LARGE
  }

  private final Reason reason;

  PackagingException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
