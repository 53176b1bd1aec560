package org.belraihub.fault;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A request that the hub refuses, with a code of the catalogue. Carries no personal data: {@code reason} is for the
 * operator's audit and log, {@code places} are item codes, module codes or element names for the sender.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FaultCode code;
  private final String reason;
  private final List<String> places;

  /** A refusal with its operator's reason. */
  public RefusedException(FaultCode code, String reason) {
    this(code, reason, List.of(), null);
  }

  /** A refusal that names the places (items, modules, elements) the sender has to look at. */
  public RefusedException(FaultCode code, String reason, List<String> places) {
    this(code, reason, places, null);
  }

  /** A refusal with its cause. */
  public RefusedException(FaultCode code, String reason, List<String> places, @Nullable Throwable cause) {
    super(code + ": " + reason, cause, true, false);
    this.code = code;
    this.reason = reason;
    this.places = List.copyOf(places);
  }

  /** The stable code. */
  public FaultCode code() {
    return code;
  }

  /** Why, for the operator; never shown to a sender. */
  public String reason() {
    return reason;
  }

  /** Item codes, module codes or element names; empty when the code says all. */
  public List<String> places() {
    return places;
  }
}
