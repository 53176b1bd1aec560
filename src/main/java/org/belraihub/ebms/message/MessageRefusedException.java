package org.belraihub.ebms.message;

/**
 * Thrown by an application that will never take a message, however often it comes: nothing is kept of it, and its sender is told with an
 * ebMS error of the code {@code Unknown}. Any other exception makes the sender repeat it. What is wrong with the content of a message is
 * a matter for a business answer instead.
 */
public final class MessageRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** @param description goes to the sender: no content of the message */
  public MessageRefusedException(String description) {
    super(description, null, false, false);
  }
}
