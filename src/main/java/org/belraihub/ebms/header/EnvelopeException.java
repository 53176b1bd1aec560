package org.belraihub.ebms.header;

import org.jspecify.annotations.Nullable;

/** A message that has to be answered with an ErrorList. */
public final class EnvelopeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ErrorItem error;

  /** With the entry for the ErrorList. */
  public EnvelopeException(ErrorItem error) {
    super(error.code() + " at " + error.location() + ": " + error.description(), null, false, false);
    this.error = error;
  }

  /** With code, place and one neutral sentence. */
  public EnvelopeException(ErrorCode code, @Nullable String location, String description) {
    this(ErrorItem.error(code, location, description));
  }

  /** The entry for the ErrorList. */
  public ErrorItem error() {
    return error;
  }
}
