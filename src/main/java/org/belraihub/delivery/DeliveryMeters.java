package org.belraihub.delivery;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of deliveries; {@code config/operating.md} explains the names. Labels are codes, never ids. */
final class DeliveryMeters {

  private final MeterRegistry meters;

  DeliveryMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** An attempt ended, whatever came of it. */
  void attempted(LegName leg, AttemptOutcome outcome, Duration took) {
    Timer.builder("hub.delivery.attempt").description("Attempts to deliver").tag("leg", leg.name()).tag("outcome", name(outcome))
        .register(meters).record(took);
  }

  private static String name(AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Acknowledged) {
      return "acknowledged";
    }
    if (outcome instanceof AttemptOutcome.HandedOver) {
      return "handed_over";
    }
    if (outcome instanceof AttemptOutcome.Held) {
      return "held";
    }
    return outcome instanceof AttemptOutcome.Unreachable ? "unreachable" : "failed";
  }

  /** A delivery got where an operator looks: delivered, held for the first time with this reason, parked, discarded. */
  void moved(Delivery from, DeliveryState to, @Nullable String reason) {
    boolean heldAgain = to == DeliveryState.HELD && reason != null && reason.equals(from.reason());
    if (to.blocksLane() || heldAgain) {
      return;
    }
    Counter.builder("hub.deliveries").description("Deliveries that got acknowledged, held, parked or discarded").tag("leg", from.leg().name())
        .tag("state", to.name()).tag("reason", reason == null ? "" : reason).register(meters).increment();
  }
}
