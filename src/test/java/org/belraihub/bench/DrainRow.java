package org.belraihub.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.testing.StoredBacklog;

/**
 * A backlog of copies to a federal side that answers at once: how fast one process drains it, and two on the same PostgreSQL and the same
 * broker outside both; and what the times of live submissions are while a backlog drains at the rate that is configured by default. What is
 * counted is what the federal side has registered; what it costs is told for each process.
 */
final class DrainRow implements Row {

  private static final int PER_ROUND = Integer.getInteger("bench.drain.messages", 3_000);
  /** After 8,000 messages a tenth of the processor time of either process still goes to its compiler; what has waited for a day is more. */
  private static final int WARM_UP = Integer.getInteger("bench.drain.warm-up", 20_000);
  private static final int LIVE = 400;
  private static final int LIVE_SENDERS = 2;
  private static final int FAST = 100_000;
  private static final int DEFAULT_RATE = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String FIRST = "drain-first";
  private static final String SECOND = "drain-second";

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.of(stage.keys(), Desk.nursingHome(), "BELRAI_SCREENER");
    int port = freePort();
    try (var broker = Launched.java(stage.directory(), "broker", List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"),
        "org.belraihub.faults.BrokerProcess", stage.directory().resolve("broker").toString(), "tcp://127.0.0.1:" + port));
        var senders = new Senders()) {
      broker.await("ready", PATIENCE, () -> answers(port));
      List<String> options = new ArrayList<>(Stage.AS_ON_A_SERVER);
      options.addAll(List.of("--spring.artemis.mode=native", "--spring.artemis.broker-url=tcp://127.0.0.1:" + port));
      Hub first = stage.hub(FIRST, options);
      senders.send(first, submissions.sign(stage.clients().known().size(), stage.clients().known()));
      try (var database = first.database()) {
        var backlog = new StoredBacklog(database);
        drained(stage, first, backlog, WARM_UP);
        double one = best(stage, recorder, "one process", first, backlog, Limits.atLeast(150, 300), 0);

        live(stage, recorder, first, backlog, submissions);

        Hub second = stage.hub(SECOND, withDatabaseOf(stage, first, options));
        drained(stage, first, backlog, WARM_UP / 4);
        best(stage, recorder, "two processes, one database", first, backlog, null, one);
        second.process().await("alive", PATIENCE, () -> true);
      }
    } finally {
      stage.stop(SECOND);
      stage.stop(FIRST);
    }
  }

  private static List<String> withDatabaseOf(Stage stage, Hub first, List<String> options) throws IOException {
    Path home = stage.directory().resolve(FIRST);
    String database = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip();
    var all = new ArrayList<>(options);
    all.addAll(List.of("--hub.database.embedded=false", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database + "/postgres",
        "--spring.datasource.username=postgres", "--spring.datasource.password=postgres", "--spring.datasource.hikari.maximum-pool-size=16",
        "--hub.data-keys.file=" + home.resolve("data-keys")));
    return all;
  }

  /**
   * One drain.
   *
   * @param perSecond      messages a second, from the moment at which they may go until the federal side has registered the last
   * @param hub            processor time of the hub per message, in milliseconds
   * @param store          that of its database
   * @param partners       that of the partners
   * @param partnersStore  that of their database
   */
  private record Drained(double perSecond, double hub, double store, double partners, double partnersStore) {
  }

  private static double best(Stage stage, Recorder recorder, String what, Hub hub, StoredBacklog backlog, Limits limits, double other)
      throws Exception {
    Drained best = null;
    for (int round = 0; round < Math.max(1, stage.rounds() / 2); round++) {
      Drained drained = drained(stage, hub, backlog, PER_ROUND);
      best = best == null || drained.perSecond > best.perSecond ? drained : best;
    }
    recorder.figure("drain: " + what, best.perSecond, "messages/s, %s%.2f + %.2f ms of the first hub and its database, %.2f + %.2f of the partners"
        .formatted(other == 0 ? "" : "%.2f of one; ".formatted(best.perSecond / other), best.hub, best.store, best.partners, best.partnersStore), limits);
    return best.perSecond;
  }

  private static Drained drained(Stage stage, Hub hub, StoredBacklog backlog, int number) throws Exception {
    hub.process().awaitCalmly("at rest", PATIENCE, () -> backlog.waiting() == 0);
    long before = registrations(stage);
    backlog.rate(0);
    backlog.add(number);
    double[] cpu = {hub.cpuMillis(), hub.storeMillis(), stage.partners().cpuMillis(), stage.partnersStoreMillis()};
    long begun = System.nanoTime();
    backlog.rate(FAST);
    hub.process().awaitCalmly("rid of its backlog", PATIENCE, () -> backlog.waiting() == 0);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var drained = new Drained(number / seconds, (hub.cpuMillis() - cpu[0]) / number, (hub.storeMillis() - cpu[1]) / number,
        (stage.partners().cpuMillis() - cpu[2]) / number, (stage.partnersStoreMillis() - cpu[3]) / number);
    if (registrations(stage) != before + number) {
      throw new IllegalStateException("the federal side has " + (registrations(stage) - before) + " more, not " + number);
    }
    return drained;
  }

  private static long registrations(Stage stage) throws IOException {
    return stage.clients().partners().ledgers().path("federal").path("registrations").asLong();
  }

  /** Two senders, so that the machine has room: without a backlog, and while one drains at the rate of the shipped configuration. */
  private static void live(Stage stage, Recorder recorder, Hub hub, StoredBacklog backlog, Submissions submissions) throws Exception {
    try (var few = new Senders(LIVE_SENDERS)) {
      few.send(hub, submissions.sign(3 * LIVE, stage.clients().known()));
      hub.process().awaitCalmly("at rest", PATIENCE, () -> backlog.waiting() == 0);
      double alone = percentile(few.send(hub, submissions.sign(LIVE, stage.clients().known())));
      hub.process().awaitCalmly("at rest", PATIENCE, () -> backlog.waiting() == 0);
      backlog.rate(0);
      backlog.add(3 * PER_ROUND);
      List<byte[]> messages = submissions.sign(LIVE, stage.clients().known());
      backlog.rate(DEFAULT_RATE);
      hub.process().awaitCalmly("delivering", PATIENCE, () -> backlog.waiting() < 3L * PER_ROUND - DEFAULT_RATE);
      double beside = percentile(few.send(hub, messages));
      long left = backlog.waiting();
      recorder.figure("drain: live p95 without a backlog", alone, "ms", null);
      recorder.figure("drain: live p95 while draining", beside, "ms, %.2f of without; %d waited at the end".formatted(beside / alone, left), null);
      backlog.rate(FAST);
      hub.process().awaitCalmly("rid of its backlog", PATIENCE, () -> backlog.waiting() == 0);
    }
  }

  private static double percentile(Round round) {
    long[] nanos = round.nanos().clone();
    Arrays.sort(nanos);
    return nanos[(int) (nanos.length * 0.95)] / 1e6;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Asked by a call: a probe that listened itself could be what the broker collides with. */
  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
