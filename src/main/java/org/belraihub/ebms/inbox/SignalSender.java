package org.belraihub.ebms.inbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.ebms.transport.HttpSender;

/**
 * Posts signals of their own, once. A lost one is made good by the partner's repetition, which is answered from the store (ebMS 2.0
 * section 6.5.4); so nothing is stored here, and when too many wait the caller posts himself.
 */
public final class SignalSender implements AutoCloseable {

  private static final Logger LOG = System.getLogger(SignalSender.class.getName());
  private static final int QUEUE = 256;
  private static final int GRACE_SECONDS = 10;

  private final HttpSender http;
  private final ThreadPoolExecutor pool;

  /** Posts with this many threads. */
  public SignalSender(HttpSender http, int threads) {
    this.http = http;
    var number = new AtomicInteger();
    this.pool = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
      var thread = new Thread(task, "ebms-signal-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }, new ThreadPoolExecutor.CallerRunsPolicy());
    pool.allowCoreThreadTimeOut(true);
  }

  /** Posts to the partner's default channel, soon. */
  public void post(AgreementParty partner, WireMessage signal) {
    URI endpoint = partner.defaultChannel().endpoint();
    if (endpoint == null) {
      LOG.log(Level.WARNING, "a signal to {0} has no endpoint to go to", partner.name());
      return;
    }
    pool.execute(() -> {
      HttpOutcome outcome = http.post(endpoint, signal.contentType(), signal.body());
      if (!(outcome instanceof HttpOutcome.Answered answered) || !answered.reply().isSuccess()) {
        LOG.log(Level.INFO, "a signal to {0} was not taken, its repetition will follow: {1}", partner.name(), summary(outcome));
      }
    });
  }

  private static String summary(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.Answered answered ? "HTTP " + answered.reply().status() : outcome.toString();
  }

  /** Lets what waits be posted. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
