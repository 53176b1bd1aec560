package org.belraihub.faults;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits in a proxy for one commit and holds it there, except after its answer, until it is told what to do with it. */
final class Trap {

  private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

  private final Work work;
  private final Phase phase;
  private final AtomicBoolean sprung = new AtomicBoolean();
  private final CompletableFuture<Boolean> caught = new CompletableFuture<>();
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean goesOn;

  Trap(Work work, Phase phase) {
    this.work = work;
    this.phase = phase;
  }

  /** Called by the proxy; false when the connection shall be cut instead. */
  boolean pass(Phase now, Set<Work> works) throws InterruptedException {
    if (now != phase || !works.contains(work) || !sprung.compareAndSet(false, true)) {
      return true;
    }
    caught.complete(true);
    return phase == Phase.ANSWERED || decided.await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS) && goesOn;
  }

  /** Returns at the moment; fails when it does not come. */
  void await(Duration patience) throws InterruptedException {
    try {
      caught.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("no commit of " + work + " was " + phase + " within " + patience, e);
    }
  }

  /** What is held goes on. */
  void letGo() {
    goesOn = true;
    decided.countDown();
  }

  /** What is held is dropped with its connection, as it is when a process or a wire dies. */
  void cut() {
    decided.countDown();
  }

  @Override
  public String toString() {
    return "commit of " + work + " " + phase;
  }
}
