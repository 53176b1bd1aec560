package org.belraihub.keys;

/** A rotation cannot begin, go on or end now; the message is for the operator. */
public final class RotationRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RotationRefusedException(String message) {
    super(message);
  }
}
