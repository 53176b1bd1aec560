package org.belraihub.ebms.outbox;

/** A message that cannot be made under its agreement, or whose business key was used for another document. Nothing was stored. */
public final class EnqueueRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EnqueueRefusedException(String message) {
    super(message);
  }
}
