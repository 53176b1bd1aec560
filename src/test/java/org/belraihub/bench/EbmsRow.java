package org.belraihub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.ebms.EbmsStation;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.person.Insz;

/**
 * Signed messages of 2 kB with signed acknowledgments of their own, four senders, both parties in this process over real HTTP and
 * PostgreSQL with fsync on; beside it a bare CXF + WSS4J endpoint that answers signed requests made before. Signing, sending, storing,
 * verifying and acknowledging all count on the side of ebMS; of the bare exchange only answering does.
 */
final class EbmsRow implements Row {

  private static final String AGREEMENT = "bench";
  private static final String CONTENT = "<order>" + "x".repeat(2000) + "</order>";
  private static final int SENDERS = 4;
  private static final int WARM_UP = 4000;
  private static final int LAST = 300;

  private final AtomicInteger key = new AtomicInteger();

  @Override
  public String name() {
    return "ebms";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    CryptoProvider.install();
    Submissions submissions = Submissions.screeners(stage.keys());
    Bare bare = stage.bare("corretto", submissions.sender());
    List<Insz> anybody = List.of(Insz.of("61123199720"));
    var ebms = new Series();
    var others = new Series();
    try (var buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
        var seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY)) {
      var reliability = new Reliability(3, Duration.ofSeconds(30), Duration.ofHours(1), false);
      Agreements agreements = Agreements.of(List.of(
          TestParties.agreement(AGREEMENT, buyer.endpoint, seller.endpoint, reliability, SyncReplyMode.NONE)));
      buyer.listen();
      seller.listen();
      seller.begin(agreements, false);
      buyer.begin(agreements, false);
      exchange(buyer, seller, WARM_UP);
      int messages = roundOf(exchange(buyer, seller, LAST), stage);
      answered(bare, submissions.sign(WARM_UP, anybody));
      int requests = roundOf(answered(bare, submissions.sign(LAST, anybody)), stage);
      for (int round = 0; round < stage.rounds(); round++) {
        ebms.add(exchange(buyer, seller, messages));
        others.add(answered(bare, submissions.sign(requests, anybody)));
      }
    }
    recorder.load("ebms: signed, acknowledged", ebms, null);
    recorder.load("ebms: " + bare.name(), others, null);
    recorder.figure("ebms: both sides ours", ebms.rate(), "messages/s, %.2f ms of CPU for both sides".formatted(ebms.cpuPerMessage()),
        Limits.atLeast(200, 350));
    recorder.ratio("ebms: over bare CXF", ebms, others, null);
  }

  /** Over connections of its own: an idle one is closed while the other side exchanges. */
  private static Round answered(Bare bare, List<byte[]> requests) throws IOException, InterruptedException {
    try (var senders = new Senders()) {
      return senders.send(bare, requests);
    }
  }

  private static int roundOf(Round last, Stage stage) {
    return Math.max(SENDERS, (int) (last.rate() * stage.seconds()));
  }

  /** Until the last acknowledgment is stored. */
  private Round exchange(EbmsStation buyer, EbmsStation seller, int messages) throws InterruptedException {
    int before = buyer.acknowledged.size();
    int effects = seller.received.size();
    long[] nanos = new long[messages];
    var next = new AtomicInteger();
    double cpu = cpuMillis();
    long begin = System.nanoTime();
    var pool = Executors.newFixedThreadPool(SENDERS);
    for (int i = 0; i < SENDERS; i++) {
      pool.execute(() -> {
        for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
          long start = System.nanoTime();
          buyer.send(TestParties.order(AGREEMENT, "k" + key.getAndIncrement(), CONTENT));
          nanos[n] = System.nanoTime() - start;
        }
      });
    }
    pool.shutdown();
    if (!pool.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the messages were not sent in time");
    }
    while (buyer.acknowledged.size() - before < messages) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (seller.received.size() - effects != messages) {
      throw new IllegalStateException("not every message had its effect");
    }
    buyer.requests.clear();
    seller.requests.clear();
    return new Round(seconds, nanos, cpuMillis() - cpu, 0);
  }

  private static double cpuMillis() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
  }
}
