package org.belraihub.scoring;

/** An expression that cannot be read or compiled; becomes a definition problem with file and line. */
final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExpressionException(String message) {
    super(message);
  }
}
