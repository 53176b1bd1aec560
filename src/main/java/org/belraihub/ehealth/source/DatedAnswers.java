package org.belraihub.ehealth.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.belraihub.access.Freshness;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

import org.jspecify.annotations.Nullable;

/**
 * The answers of one service with the moment they were given (D6). Recent ones count as asked now; equal questions at the same time
 * are asked once; after {@link #forget} nothing that was asked before is used or kept. Failures are never kept. A caller that gives
 * up or is interrupted leaves the question running, so that its answer serves the next one.
 *
 * @param <K> the question, with value equality
 * @param <T> the answer
 */
public final class DatedAnswers<K, T> {

  private final ServiceGate gate;
  private final String operation;
  private final Duration limit;
  private final boolean sameDayOnly;
  private final SystemClock clock;
  private final Map<K, SourceAnswer<T>> kept;
  private final Map<K, Asked<T>> underWay = new LinkedHashMap<>();

  /**
   * Answers to one operation.
   *
   * @param sameDayOnly an answer ends with the Belgian day it was given on, and so never crosses 1 January
   */
  public DatedAnswers(ServiceGate gate, String operation, boolean sameDayOnly, SystemClock clock) {
    this.gate = gate;
    this.operation = operation;
    this.limit = gate.settings().answersKeptFor();
    this.sameDayOnly = sameDayOnly;
    this.clock = clock;
    this.kept = new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, SourceAnswer<T>> eldest) {
        return size() > gate.settings().answersKept();
      }
    };
  }

  /** The answer, kept or asked; waits at most as long as one call may take. */
  public SourceAnswer<T> ask(K key, Freshness freshness, ServiceGate.Question<T> question) throws SourceUnavailableException {
    return ask(key, freshness, gate.settings().timeout(), question);
  }

  /** The answer, kept or asked; waits at most so long, while the question goes on for as long as one call may take. */
  public SourceAnswer<T> ask(K key, Freshness freshness, Duration patience, ServiceGate.Question<T> question) throws SourceUnavailableException {
    Asked<T> asked;
    boolean mine = false;
    synchronized (this) {
      if (freshness == Freshness.RECENT_ALLOWED) {
        Optional<SourceAnswer<T>> recent = recent(key);
        if (recent.isPresent()) {
          return recent.get();
        }
      }
      Asked<T> running = underWay.get(key);
      if (running != null && freshness == Freshness.RECENT_ALLOWED) {
        asked = running;
      } else {
        asked = new Asked<>();
        underWay.put(key, asked);
        mine = true;
      }
    }
    if (mine) {
      start(key, asked, question);
    }
    return await(key, asked, mine, patience);
  }

  /** Forgets what is known about some questions, because the hub changed it or was told of a change. */
  public synchronized void forget(Predicate<K> about) {
    kept.keySet().removeIf(about);
    underWay.keySet().removeIf(about);
  }

  /** How many answers are kept now. */
  public synchronized int size() {
    return kept.size();
  }

  private Optional<SourceAnswer<T>> recent(K key) {
    SourceAnswer<T> answer = kept.get(key);
    if (answer == null) {
      return Optional.empty();
    }
    Instant now = clock.now();
    boolean inTime = !answer.givenAt().isAfter(now) && Duration.between(answer.givenAt(), now).compareTo(limit) <= 0;
    boolean inDay = !sameDayOnly || BelgianTime.dateOf(answer.givenAt()).equals(BelgianTime.dateOf(now));
    if (inTime && inDay) {
      return Optional.of(answer);
    }
    kept.remove(key);
    return Optional.empty();
  }

  private void start(K key, Asked<T> asked, ServiceGate.Question<T> question) {
    try {
      asked.task = gate.submit(() -> {
        try {
          var answer = new SourceAnswer<>(gate.call(operation, question), clock.now());
          finish(key, asked, answer);
          asked.promise.complete(answer);
        } catch (CallFailedException e) {
          fail(key, asked, e);
        } catch (Throwable e) {
          fail(key, asked, new CallFailedException(Kind.NOT_UNDERSTOOD, e.getClass().getSimpleName(), null));
          throw e;
        }
        return null;
      });
    } catch (CallFailedException e) {
      fail(key, asked, e);
    }
  }

  private synchronized void finish(K key, Asked<T> asked, SourceAnswer<T> answer) {
    if (underWay.remove(key, asked)) {
      kept.put(key, answer);
    }
  }

  private void fail(K key, Asked<T> asked, CallFailedException failure) {
    synchronized (this) {
      underWay.remove(key, asked);
    }
    asked.promise.completeExceptionally(failure);
  }

  private SourceAnswer<T> await(K key, Asked<T> asked, boolean mine, Duration patience) throws SourceUnavailableException {
    String source = gate.service().key();
    boolean whole = patience.compareTo(gate.settings().timeout()) >= 0;
    Duration longest = whole ? gate.settings().timeout() : patience;
    try {
      return asked.promise.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new SourceUnavailableException(source, String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (TimeoutException e) {
      var late = new CallFailedException(Kind.TIMEOUT, "no answer in " + longest, e);
      if (mine && whole) {
        giveUp(key, asked, late);
      }
      throw new SourceUnavailableException(source, String.valueOf(late.getMessage()), late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException(source, "the caller no longer waits", e);
    }
  }

  private void giveUp(K key, Asked<T> asked, CallFailedException late) {
    fail(key, asked, late);
    Future<?> task = asked.task;
    if (task != null) {
      task.cancel(true);
    }
  }

  private static final class Asked<T> {
    private final CompletableFuture<SourceAnswer<T>> promise = new CompletableFuture<>();
    private volatile @Nullable Future<?> task;
  }
}
