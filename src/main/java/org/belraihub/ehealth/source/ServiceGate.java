package org.belraihub.ehealth.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.time.SystemClock;
import org.belraihub.time.TokenBucket;
import org.belraihub.trace.Correlation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out to a service: a limited number of calls at a time on threads of its own (a slow service never holds the threads
 * of submissions), a circuit breaker that business refusals do not touch, a few attempts more when the service is unwell for a
 * moment, and an audit event per attempt.
 */
public final class ServiceGate implements AutoCloseable {

  /**
   * A question to the service.
   *
   * @param <T> what it answers
   */
  @FunctionalInterface
  public interface Question<T> {

    /** Asks under the given request id. */
    T ask(String requestId) throws CallFailedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ServiceGate.class);
  /** A service is slow while four calls take longer than a tenth of what one may take: nobody waits behind them. */
  private static final int SLOW_CALLS = 4;
  private static final int SLOW_SHARE = 10;

  private final EhealthService service;
  private final ServiceSettings settings;
  private final SystemClock clock;
  private final RequestIds ids;
  private final SourceAudit audit;
  private final CircuitBreaker circuit;
  private final ThreadPoolExecutor threads;
  private final TokenBucket retries;
  private final Map<Object, Long> underWay = new ConcurrentHashMap<>();
  private final long slowAfter;

  /** The gate of one service. */
  public ServiceGate(EhealthService service, ServiceSettings settings, SystemClock clock, RequestIds ids, SourceAudit audit) {
    this.service = service;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.audit = audit;
    this.circuit = CircuitBreaker.of(service.key(), circuitOf(settings.circuit()));
    this.threads = threadsOf(service, settings.parallelCalls());
    this.retries = new TokenBucket(settings.retry().perSecond());
    this.slowAfter = settings.timeout().dividedBy(SLOW_SHARE).toNanos();
    circuit.getEventPublisher().onStateTransition(event -> LOG.warn("circuit of {}: {}", service.key(), event.getStateTransition()));
  }

  /** Which service. */
  public EhealthService service() {
    return service;
  }

  /** How it is reached. */
  public ServiceSettings settings() {
    return settings;
  }

  /** Whether the service counts as down now. */
  public boolean open() {
    return circuit.getState() == CircuitBreaker.State.OPEN;
  }

  /** State of the circuit for health and metrics: CLOSED, OPEN, HALF_OPEN. */
  public String circuitState() {
    return circuit.getState().name();
  }

  /** Asks on the calling thread; asks again after a moment when that may help and there is time. */
  public <T> T call(String operation, Question<T> question) throws CallFailedException {
    Instant limit = clock.now().plus(settings.timeout());
    for (int attempt = 1;; attempt++) {
      try {
        return once(operation, question);
      } catch (CallFailedException e) {
        Duration pause = pause(attempt);
        boolean again = e.kind().soonMayWork() && attempt <= settings.retry().times() && clock.now().plus(pause).isBefore(limit)
            && retries.take();
        if (!again || !waited(pause)) {
          throw e;
        }
      }
    }
  }

  private Duration pause(int attempt) {
    long longest = settings.retry().pause().toMillis() << attempt - 1;
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest) + 1);
  }

  private static boolean waited(Duration pause) {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private <T> T once(String operation, Question<T> question) throws CallFailedException {
    Object call = new Object();
    underWay.put(call, System.nanoTime());
    try {
      return measured(operation, question);
    } finally {
      underWay.remove(call);
    }
  }

  private <T> T measured(String operation, Question<T> question) throws CallFailedException {
    Instant start = clock.now();
    if (!circuit.tryAcquirePermission()) {
      var open = new CallFailedException(Kind.CIRCUIT_OPEN, "not asked", null);
      note(operation, Optional.empty(), start, Optional.of(open));
      throw open;
    }
    String requestId = ids.next();
    long begun = circuit.getCurrentTimestamp();
    try {
      T answer = question.ask(requestId);
      circuit.onSuccess(circuit.getCurrentTimestamp() - begun, circuit.getTimestampUnit());
      note(operation, Optional.of(requestId), start, Optional.empty());
      return answer;
    } catch (CallFailedException e) {
      if (e.kind().serviceDown()) {
        circuit.onError(circuit.getCurrentTimestamp() - begun, circuit.getTimestampUnit(), e);
      } else {
        circuit.onSuccess(circuit.getCurrentTimestamp() - begun, circuit.getTimestampUnit());
      }
      note(operation, Optional.of(requestId), start, Optional.of(e));
      throw e;
    } catch (RuntimeException e) {
      circuit.onError(circuit.getCurrentTimestamp() - begun, circuit.getTimestampUnit(), e);
      var failed = new CallFailedException(Kind.NOT_UNDERSTOOD, e.getClass().getSimpleName(), null);
      note(operation, Optional.of(requestId), start, Optional.of(failed));
      throw failed;
    }
  }

  /** Whether some calls are under way for so long that another one would only wait behind them. */
  private boolean slow() {
    if (underWay.size() < SLOW_CALLS) {
      return false;
    }
    long now = System.nanoTime();
    return underWay.values().stream().filter(since -> now - since > slowAfter).limit(SLOW_CALLS).count() == SLOW_CALLS;
  }

  /** Runs a task on a thread of this service; refused at once when too many wait, or the service answers nobody just now. */
  <T> Future<T> submit(Callable<T> task) throws CallFailedException {
    if (slow()) {
      throw new CallFailedException(Kind.BUSY, "it answers too slowly just now", null);
    }
    try {
      return threads.submit(Correlation.carried(task));
    } catch (RejectedExecutionException e) {
      throw new CallFailedException(Kind.BUSY, "more than " + settings.parallelCalls() + " calls under way", e);
    }
  }

  private void note(String operation, Optional<String> requestId, Instant start, Optional<CallFailedException> failure) {
    var event = new SourceEvent(service, operation, requestId, start, Duration.between(start, clock.now()),
        failure.map(CallFailedException::kind), failure.map(CallFailedException::codes).orElse(List.of()),
        failure.map(CallFailedException::faultId));
    failure.filter(f -> f.kind() != Kind.CIRCUIT_OPEN)
        .ifPresent(f -> LOG.warn("{} {}: {}", service.key(), operation, f.getMessage()));
    try {
      audit.called(event);
    } catch (RuntimeException e) {
      LOG.error("the audit did not take a call of {}", service.key(), e);
    }
  }

  /** Interrupts what is under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static CircuitBreakerConfig circuitOf(ServiceSettings.Circuit circuit) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(circuit.calls())
        .minimumNumberOfCalls(Math.max(1, circuit.calls() / 2))
        .failureRateThreshold(50)
        .permittedNumberOfCallsInHalfOpenState(1)
        .waitDurationInOpenState(circuit.retryAfter())
        .build();
  }

  private static ThreadPoolExecutor threadsOf(EhealthService service, int parallel) {
    var number = new AtomicInteger();
    var threads = new ThreadPoolExecutor(parallel, parallel, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(4 * parallel), task -> {
      var thread = new Thread(task, service.key() + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
