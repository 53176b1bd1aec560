package org.belraihub.offline;

/** Something is not in the format, was altered, or cannot be decrypted; the message has no content of anybody. */
public final class OfflineFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  OfflineFormatException(String message) {
    super(message);
  }

  OfflineFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
