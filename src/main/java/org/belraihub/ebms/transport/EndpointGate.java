package org.belraihub.ebms.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which partners (by agreement) could not be reached, so that one that is down is tried once in a while and not once per
 * waiting message. Pauses double from the shortest to the longest; any answer opens the gate.
 */
public final class EndpointGate {

  private final Duration shortest;
  private final Duration longest;
  private final Map<String, Closed> closed = new ConcurrentHashMap<>();

  private record Closed(Instant until, Duration pause) {
  }

  /** Pauses between these lengths. */
  public EndpointGate(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Whether the partner may be tried now. */
  public boolean isOpen(String cpaId, Instant now) {
    Closed state = closed.get(cpaId);
    return state == null || !now.isBefore(state.until());
  }

  /** The agreements whose partner must not be tried now. */
  public List<String> closedAt(Instant now) {
    return closed.keySet().stream().filter(cpaId -> !isOpen(cpaId, now)).toList();
  }

  /** It could not be reached; returns when it may be tried again. */
  public Instant close(String cpaId, Instant now) {
    return closed.compute(cpaId, (key, before) -> {
      if (before != null && now.isBefore(before.until())) {
        return before;
      }
      Duration pause = before == null ? shortest : before.pause().multipliedBy(2);
      Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
      return new Closed(now.plus(bounded), bounded);
    }).until();
  }

  /** It answered. */
  public void open(String cpaId) {
    closed.remove(cpaId);
  }
}
