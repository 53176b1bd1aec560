package org.belraihub.access;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * How long submissions wait for one source. The whole budget as long as it answers in time; once it did not, hardly at all, and with a
 * few questions at a time, until one of them is answered in time again: a slow source costs its notices, not everybody's time, and it
 * does not take the threads of the others.
 */
final class Patience {

  /** Questions under way that are enough to find out that a slow source is well again. */
  private static final int FEW = 4;
  private static final int SHARE = 16;

  private final Duration budget;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean lost;

  Patience(Duration budget) {
    this.budget = budget;
  }

  /** What a submission that begins now waits at most. */
  Duration now() {
    return lost ? budget.dividedBy(SHARE) : budget;
  }

  /** Whether one more question is of use. */
  boolean mayAsk() {
    return !lost || underWay.get() < FEW;
  }

  /** Somebody waited in vain. */
  void missed() {
    lost = true;
  }

  /** A question that tells, when its answer comes in time, that the source is well. */
  <T> Callable<T> watched(Callable<T> question, Predicate<T> isAnswer) {
    return () -> {
      long began = System.nanoTime();
      underWay.incrementAndGet();
      try {
        T answer = question.call();
        if (isAnswer.test(answer) && System.nanoTime() - began <= budget.toNanos()) {
          lost = false;
        }
        return answer;
      } finally {
        underWay.decrementAndGet();
      }
    };
  }
}
