package org.belraihub.access;

import org.jspecify.annotations.Nullable;

/** A source did not answer in time, refused technically, or its circuit is open. Nothing may be assumed from it: neither yes nor no. */
public final class SourceUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String source;

  /** Names the source ({@code consent}, {@code therlink}, {@code care-relation}, {@code insurability}) and why, without personal data. */
  public SourceUnavailableException(String source, String why, @Nullable Throwable cause) {
    super(source + ": " + why, cause);
    this.source = source;
  }

  /** Which source. */
  public String source() {
    return source;
  }
}
