package org.belraihub.ebms.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Transmits by itself what is due, and gives up what is overdue. Several nodes may run one each: rows are taken with locks. Polls at an
 * interval, and at once when woken.
 */
public final class Dispatcher implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final int OVERDUE_BATCH = 50;
  private static final int INQUIRIES = 20;
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Transmitter transmitter;
  private final Inquiries inquiries;
  private final Duration poll;
  private final int senders;
  private final Semaphore idle;
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService pool;
  private final Thread loop;
  private volatile boolean closing;

  /**
   * A dispatcher that is not yet started.
   *
   * @param poll    how often to look for what is due
   * @param senders transmissions at the same time
   */
  public Dispatcher(Transmitter transmitter, Inquiries inquiries, Duration poll, int senders) {
    this.transmitter = transmitter;
    this.inquiries = inquiries;
    this.poll = poll;
    this.senders = senders;
    this.idle = new Semaphore(senders);
    var number = new AtomicInteger();
    this.pool = Executors.newFixedThreadPool(senders, task -> daemon(task, "ebms-sender-" + number.incrementAndGet()));
    this.loop = daemon(this::run, "ebms-dispatcher");
  }

  /** Starts polling. */
  public void start() {
    loop.start();
  }

  /** Looks now for what is due. */
  public void wake() {
    wake.release();
  }

  /** Ends polling; what is under way ends first. */
  @Override
  public void close() {
    closing = true;
    wake.release();
    try {
      if (loop.isAlive()) {
        loop.join(GRACE.toMillis());
      }
      pool.shutdown();
      if (!pool.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        if (round() == 0) {
          wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "outgoing messages could not be looked up, will be tried again: {0}", e.toString());
        pause();
      }
    }
  }

  private int round() throws InterruptedException {
    int given = transmitter.giveUpOverdue(OVERDUE_BATCH) + inquiries.ask(INQUIRIES);
    idle.acquire();
    int free = 1 + idle.drainPermits();
    List<Claim> claims = List.of();
    try {
      claims = transmitter.claimDue(free);
    } finally {
      idle.release(free - claims.size());
    }
    for (Claim claim : claims) {
      pool.execute(() -> transmit(claim));
    }
    return given + claims.size();
  }

  private void transmit(Claim claim) {
    try {
      transmitter.transmit(claim);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a transmission of {0} could not be finished, will be repeated: {1}", claim.messageId(), e.toString());
    } finally {
      idle.release();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(poll.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
