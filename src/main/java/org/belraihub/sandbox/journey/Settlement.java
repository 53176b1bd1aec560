package org.belraihub.sandbox.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.time.SystemClock;

/** Remembers what was submitted, and waits until the partners have it: by the hub's word first, by the partners' ledgers last. */
final class Settlement {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration TRY_PATIENCE = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** One submission and the fund that must get its indication, if it is billed. */
  private record Expected(Desk desk, Closed closed, Optional<Integer> fund, Instant since) {
  }

  private final SandboxControl control;
  private final SystemClock clock;
  private final Map<String, Expected> expected = new LinkedHashMap<>();
  private final Set<String> reported = new HashSet<>();

  Settlement(SandboxControl control, SystemClock clock) {
    this.control = control;
    this.clock = clock;
  }

  void expect(Desk desk, Closed closed, Optional<Integer> fund) {
    expected.put(closed.reference(), new Expected(desk, closed, fund, clock.now()));
  }

  int submitted() {
    return expected.size();
  }

  int scored() {
    return (int) expected.values().stream().filter(submission -> submission.closed().scored()).count();
  }

  long federalRegistrations() {
    return control.federalRegistrations(List.copyOf(expected.keySet()));
  }

  long indicationsAcknowledged() {
    return control.indicationsAcknowledged(billed());
  }

  private List<String> billed() {
    return expected.values().stream().filter(submission -> submission.fund().isPresent()).map(s -> s.closed().reference()).toList();
  }

  boolean complete() {
    return federalRegistrations() == submitted() && indicationsAcknowledged() == billed().size() && scored() == submitted();
  }

  /** Waits until every leg of these submissions is acknowledged, and tells each when it is; false when patience ends. */
  boolean await(Function<Desk, CareSoftware> software, Narrator narrator, List<String> references) throws JourneyFailedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var open = new ArrayList<>(references);
    while (!open.isEmpty() && System.nanoTime() < end) {
      for (var reference : List.copyOf(open)) {
        if (settled(expected.get(reference), software, narrator)) {
          open.remove(reference);
        }
      }
      if (!open.isEmpty()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }
    return open.isEmpty();
  }

  boolean awaitAll(Function<Desk, CareSoftware> software, Narrator narrator) throws JourneyFailedException {
    boolean delivered = await(software, narrator, List.copyOf(expected.keySet()));
    // the funds book an acknowledgment when the hub's answer to it is back, a moment after the hub knows
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (delivered && !complete() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return delivered && complete();
  }

  private boolean settled(Expected submission, Function<Desk, CareSoftware> software, Narrator narrator) throws JourneyFailedException {
    var legs = legs(submission, software);
    for (var leg : legs) {
      if (leg.acknowledged() && reported.add(submission.closed().reference() + leg.leg())) {
        tell(submission, leg, narrator);
      }
    }
    return legs.size() == (submission.fund().isPresent() ? 2 : 1) && legs.stream().allMatch(LegState::acknowledged);
  }

  private void tell(Expected submission, LegState leg, Narrator narrator) {
    var acknowledged = leg.acknowledgedAt() == null ? clock.now() : leg.acknowledgedAt();
    long millis = Math.max(0, Duration.between(submission.since(), acknowledged).toMillis());
    var reference = submission.closed().reference();
    if (leg.leg().equals("INDICATION")) {
      narrator.told("hub", "care fund " + submission.fund().map(String::valueOf).orElse("?"), "ebMS 2.0", millis,
          reference + " booked, signed acknowledgment, after the close");
    } else {
      narrator.told("hub", "federal database", "SOAP", millis, reference + " registered, after the close");
    }
  }

  /** Where the messages of a submission are now. */
  List<LegState> legs(String reference, Function<Desk, CareSoftware> software) throws JourneyFailedException {
    return legs(expected.get(reference), software);
  }

  private static List<LegState> legs(Expected submission, Function<Desk, CareSoftware> software) throws JourneyFailedException {
    try {
      return software.apply(submission.desk()).deliveries(submission.closed().reference());
    } catch (RefusedByHubException e) {
      throw new JourneyFailedException("the hub refuses to tell where its messages are: " + e.code(), e);
    }
  }

  /** Waits until the hub has tried each message of a submission; then where they are. */
  List<LegState> tried(String reference, Function<Desk, CareSoftware> software) throws JourneyFailedException {
    long end = System.nanoTime() + TRY_PATIENCE.toNanos();
    var legs = legs(reference, software);
    while (legs.stream().anyMatch(leg -> leg.lastError() == null) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      legs = legs(reference, software);
    }
    return legs;
  }

  int parked(Function<Desk, CareSoftware> software) throws JourneyFailedException {
    int parked = 0;
    for (var submission : expected.values()) {
      parked += (int) legs(submission, software).stream().filter(leg -> leg.state().startsWith("PARKED")).count();
    }
    return parked;
  }
}
