package org.belraihub.sandbox.journey;

/** A step did not go as it must; the message says which and how. */
public final class JourneyFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  JourneyFailedException(String message) {
    super(message);
  }

  JourneyFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
