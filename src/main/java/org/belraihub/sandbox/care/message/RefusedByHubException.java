package org.belraihub.sandbox.care.message;

/** The hub answered with a fault. */
public final class RefusedByHubException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  /** With the typed code, or the fault code where the detail is not typed. */
  public RefusedByHubException(String code, Throwable cause) {
    super(code, cause);
    this.code = code;
  }

  /** The code. */
  public String code() {
    return code;
  }
}
