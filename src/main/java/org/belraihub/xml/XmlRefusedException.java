package org.belraihub.xml;

/** A document that is not well-formed, has a DTD, or goes beyond its {@link XmlLimits}. The message never quotes content. */
public final class XmlRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a document was refused. */
  public enum Reason {
    /** Not well-formed, or not in a supported encoding. */
    MALFORMED,
    /** It has a document type declaration. */
    DTD,
    /** Larger, deeper or with more parts than allowed. */
    TOO_LARGE
  }

  private final Reason reason;

  XmlRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
