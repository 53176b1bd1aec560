package org.belraihub.ebms.outbox;

import java.time.Instant;

import org.belraihub.ebms.message.DeliveryFailure;

/** What became of one transmission. The stored state is the truth; this is for the caller that waits. */
public sealed interface TransmissionOutcome {

  /** The partner took it; the acknowledgment is still to come, or none is agreed. */
  record Accepted() implements TransmissionOutcome {
  }

  /** The partner took it and acknowledged in the same exchange. */
  record Acknowledged() implements TransmissionOutcome {
  }

  /** The endpoint could not be reached; no attempt was used up. */
  record Unreachable(Instant notBefore) implements TransmissionOutcome {
  }

  /** It may or may not have arrived, or was not accepted for now; it will be repeated by itself. */
  record ToBeRepeated(String reason) implements TransmissionOutcome {
  }

  /** It is given up; the listener was told. */
  record Failed(DeliveryFailure.Code code, String detail) implements TransmissionOutcome {
  }

  /** There was nothing to do: unknown, in a final state, just being transmitted, or not due yet. */
  record NotDue() implements TransmissionOutcome {
  }
}
