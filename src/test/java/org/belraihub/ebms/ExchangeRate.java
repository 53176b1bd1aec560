package org.belraihub.ebms;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;

/**
 * Measures signed messages with signed acknowledgments, both sides in this JVM over real HTTP and PostgreSQL with fsync on: rate and CPU of
 * the JVM per message. Arguments: messages per round, senders, rounds.
 */
final class ExchangeRate {

  private static final String CONTENT = "<order>" + "x".repeat(2000) + "</order>";

  private ExchangeRate() {
  }

  public static void main(String[] args) throws InterruptedException {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int senders = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    System.out.println("provider " + CryptoProvider.install());
    try (var buyer = new EbmsStation(TestParties.BUYER, TestParties.BUYER_KEY);
        var seller = new EbmsStation(TestParties.SELLER, TestParties.SELLER_KEY)) {
      var reliability = new Reliability(3, Duration.ofSeconds(30), Duration.ofHours(1), false);
      var agreements = Agreements.of(List.of(
          TestParties.agreement("NONE", buyer.endpoint, seller.endpoint, reliability, SyncReplyMode.NONE),
          TestParties.agreement("SYNC", buyer.endpoint, seller.endpoint, reliability, SyncReplyMode.MSH_SIGNALS_ONLY)));
      buyer.listen();
      seller.listen();
      seller.begin(agreements, false);
      buyer.begin(agreements, false);
      for (int round = 0; round < rounds; round++) {
        for (String cpaId : List.of("NONE", "SYNC")) {
          measure(buyer, seller, cpaId, round, messages, senders);
        }
      }
    }
    System.exit(0);
  }

  private static void measure(EbmsStation buyer, EbmsStation seller, String cpaId, int round, int messages, int senders)
      throws InterruptedException {
    int before = buyer.acknowledged.size();
    long cpu = cpu();
    long start = System.nanoTime();
    var next = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(senders);
    for (int i = 0; i < senders; i++) {
      pool.execute(() -> {
        for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
          buyer.handler().transmit(buyer.enqueue(TestParties.order(cpaId, cpaId + round + "-" + n, CONTENT)));
        }
      });
    }
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.MINUTES);
    while (buyer.acknowledged.size() - before < messages) {
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(2);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s round %d: %.0f messages/s, %.2f ms CPU of the JVM per message, effects %d%n", cpaId, round, messages / seconds,
        (cpu() - cpu) / 1e6 / messages, seller.received.size());
    buyer.requests.clear();
    seller.requests.clear();
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }
}
