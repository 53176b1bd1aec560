package org.belraihub.ehealth.source;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call of a basic service that gave no usable answer. Holds codes and the fault's id, never a text of the service, because such
 * texts quote persons; for the same reason a fault is not kept as cause.
 */
public final class CallFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** How a call failed. */
  public enum Kind {
    /** An answer that is not complete: the service works and says no to this question. */
    REFUSED(false),
    /** A technical fault for which the caller has to change something. */
    FAULT(false),
    /** The service does not know or no longer knows who calls (SOA-01001). */
    NOT_AUTHENTICATED(false),
    /** A technical fault of the service itself; asking again may help. */
    OUTAGE(true),
    /** A technical fault of the service itself for which asking again does not help (SOA-02001): another address, or its help desk. */
    OUT_OF_ORDER(true),
    /** No connection, or no HTTP answer that carries SOAP. */
    UNREACHABLE(true),
    /** No answer in time. */
    TIMEOUT(true),
    /** An answer that does not follow the contract, belongs to another question, or speaks of somebody else. */
    NOT_UNDERSTOOD(true),
    /** Not asked, because the circuit is open. */
    CIRCUIT_OPEN(false),
    /** Not asked, because too many calls are under way. */
    BUSY(false);

    private final boolean serviceDown;

    Kind(boolean serviceDown) {
      this.serviceDown = serviceDown;
    }

    /** Whether the same call may work at another address of the service. */
    public boolean elsewhereMayWork() {
      return this == OUTAGE || this == OUT_OF_ORDER || this == UNREACHABLE || this == NOT_AUTHENTICATED;
    }

    /** Whether the same call may work a moment later. */
    public boolean soonMayWork() {
      return this == OUTAGE || this == UNREACHABLE;
    }

    /** Whether the service may have done what it was asked. */
    public boolean mayHaveHappened() {
      return this == TIMEOUT || this == UNREACHABLE || this == NOT_UNDERSTOOD || this == OUTAGE;
    }

    /** Whether this speaks for an outage of the service and counts for its circuit. */
    public boolean serviceDown() {
      return serviceDown;
    }
  }

  private final Kind kind;
  private final List<String> codes;
  private final @Nullable String faultId;

  /** A failure that the service explained with codes, and the id under which its help desk finds it, when given. */
  public CallFailedException(Kind kind, List<String> codes, @Nullable String faultId) {
    super(describe(kind, codes, faultId));
    this.kind = kind;
    this.codes = List.copyOf(codes);
    this.faultId = faultId;
  }

  /** A failure without an answer; the cause must not quote one. */
  public CallFailedException(Kind kind, String why, @Nullable Throwable cause) {
    super(kind + ": " + why, cause);
    this.kind = kind;
    this.codes = List.of();
    this.faultId = null;
  }

  private static String describe(Kind kind, List<String> codes, @Nullable String faultId) {
    return kind + " " + String.join(", ", codes) + (faultId == null ? "" : " (id " + faultId + ")");
  }

  /** How. */
  public Kind kind() {
    return kind;
  }

  /** The codes of the service, normalised; empty when it gave none. */
  public List<String> codes() {
    return codes;
  }

  /** The id of the fault, if it had one. */
  public @Nullable String faultId() {
    return faultId;
  }
}
