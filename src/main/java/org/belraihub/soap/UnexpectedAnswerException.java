package org.belraihub.soap;

import java.io.IOException;

/** The partner, or something before it, answered with something that is no SOAP message. */
public final class UnexpectedAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  UnexpectedAnswerException(int status) {
    super("HTTP status " + status + " without a SOAP message");
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
