package org.belraihub.crypto;

import org.jspecify.annotations.Nullable;

/** Keys that cannot be read or used. The text names the file and the remedy, never a secret. */
public final class KeyMaterialException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With its cause, when there is one. */
  public KeyMaterialException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
