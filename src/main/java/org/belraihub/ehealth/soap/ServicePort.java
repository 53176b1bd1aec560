package org.belraihub.ehealth.soap;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.HeldAssertion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service at its ordered addresses. A call goes to the first that did not fail lately; the next one is tried when another address may
 * help, and a token that was not taken is renewed once. Says in the log which address failed, and how. For all threads.
 *
 * @param <P> the port at one address
 */
public final class ServicePort<P> {

  private static final Logger LOG = LoggerFactory.getLogger(ServicePort.class);
  private static final Duration AVOIDED_FOR = Duration.ofSeconds(30);

  private final List<URI> addresses;
  private final Function<URI, P> opening;
  private final Optional<Tokens> tokens;
  private final SystemClock clock;
  private final Map<URI, P> open = new ConcurrentHashMap<>();
  private final Map<URI, Instant> avoidedUntil = new ConcurrentHashMap<>();

  /** Opens the first address; the others when they are needed. */
  ServicePort(List<URI> addresses, Function<URI, P> opening, Optional<Tokens> tokens, SystemClock clock) {
    this.addresses = addresses;
    this.opening = opening;
    this.tokens = tokens;
    this.clock = clock;
    open.computeIfAbsent(addresses.get(0), opening);
  }

  /** Calls; an answer without content is one that was not understood. */
  public <T> T call(Function<P, ? extends @Nullable T> operation) throws CallFailedException {
    List<URI> order = order();
    for (int i = 0;; i++) {
      URI address = order.get(i);
      try {
        return authenticated(address, operation);
      } catch (CallFailedException e) {
        LOG.warn("{}: {}", address, e.getMessage());
        if (!e.kind().elsewhereMayWork()) {
          throw e;
        }
        avoidedUntil.put(address, clock.in(AVOIDED_FOR));
        if (i == order.size() - 1) {
          throw e;
        }
      }
    }
  }

  private List<URI> order() {
    if (addresses.size() == 1) {
      return addresses;
    }
    Instant now = clock.now();
    return addresses.stream().sorted((one, other) -> Boolean.compare(avoided(one, now), avoided(other, now))).toList();
  }

  private boolean avoided(URI address, Instant now) {
    return avoidedUntil.getOrDefault(address, Instant.MIN).isAfter(now);
  }

  private <T> T authenticated(URI address, Function<P, ? extends @Nullable T> operation) throws CallFailedException {
    P port = open.computeIfAbsent(address, opening);
    if (tokens.isEmpty()) {
      return SoapCalls.call(() -> operation.apply(port));
    }
    HeldAssertion token = tokens.get().current();
    try {
      return SoapCalls.call(() -> operation.apply(port));
    } catch (CallFailedException e) {
      if (e.kind() != Kind.NOT_AUTHENTICATED) {
        throw e;
      }
      LOG.warn("{}: {}; once more with a new token", address, e.getMessage());
      tokens.get().refused(token);
      tokens.get().current();
      return SoapCalls.call(() -> operation.apply(port));
    }
  }
}
