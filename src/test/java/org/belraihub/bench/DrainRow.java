package org.belraihub.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.belraihub.sandbox.care.message.Desk;

/**
 * A backlog of copies to a federal side that answers at once: how fast one process drains it, and two on the same PostgreSQL and the same
 * broker outside both; and what the times of live submissions are while a backlog drains at the rate that is configured by default.
 */
final class DrainRow implements Row {

  private static final int PER_ROUND = Integer.getInteger("bench.drain.messages", 1_200);
  private static final int LIVE = 400;
  private static final int LIVE_SENDERS = 2;
  private static final int WARM_UP = 800;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
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
      broker.await("ready", PATIENCE, () -> !isFree(port));
      List<String> options = List.of("--spring.artemis.mode=native", "--spring.artemis.broker-url=tcp://127.0.0.1:" + port,
          "--hub.delivery.drain-per-second=100000");
      Hub first = stage.hub(FIRST, options);
      senders.send(first, submissions.sign(WARM_UP, stage.clients().known()));
      first.process().await("rid of its backlog", PATIENCE, () -> first.backlog() == 0);
      double one = drained(stage, first, senders, submissions);
      recorder.figure("drain: one process", one, "messages/s", Limits.atLeast(150, 300));

      live(stage, recorder, first, senders, submissions);

      Hub second = stage.hub(SECOND, withDatabaseOf(stage, first, options));
      drained(stage, first, senders, submissions);
      double two = drained(stage, first, senders, submissions);
      recorder.figure("drain: two processes, one database", two, "messages/s, " + "%.2f of one".formatted(two / one), null);
      second.process().await("alive", PATIENCE, () -> true);
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

  /** Messages a second, from the first one that arrives to the last; the best of the rounds. */
  private static double drained(Stage stage, Hub hub, Senders senders, Submissions submissions) throws Exception {
    double best = 0;
    for (int round = 0; round < Math.max(1, stage.rounds() / 2); round++) {
      backlog(stage, hub, senders, submissions, PER_ROUND);
      long before = registrations(stage);
      stage.clients().partners().up("federal");
      hub.process().await("delivering", PATIENCE, () -> registrations(stage) > before);
      long begun = System.nanoTime();
      long first = registrations(stage);
      hub.process().await("rid of its backlog", PATIENCE, () -> registrations(stage) == before + PER_ROUND);
      best = Math.max(best, (before + PER_ROUND - first) / ((System.nanoTime() - begun) / 1e9));
      hub.process().await("at rest", PATIENCE, () -> hub.backlog() == 0);
    }
    return best;
  }

  private static void backlog(Stage stage, Hub hub, Senders senders, Submissions submissions, int number) throws Exception {
    stage.clients().partners().down("federal");
    senders.send(hub, submissions.sign(number, stage.clients().known()));
  }

  private static long registrations(Stage stage) throws IOException {
    return stage.clients().partners().ledgers().path("federal").path("registrations").asLong();
  }

  /** Two senders, so that the machine has room: without a backlog, and while one drains at 300 a second. */
  private static void live(Stage stage, Recorder recorder, Hub hub, Senders senders, Submissions submissions) throws Exception {
    try (var few = new Senders(LIVE_SENDERS)) {
      double alone = percentile(few.send(hub, submissions.sign(LIVE, stage.clients().known())));
      hub.process().await("at rest", PATIENCE, () -> hub.backlog() == 0);
      rate(hub, 300);
      backlog(stage, hub, senders, submissions, PER_ROUND * 3);
      List<byte[]> messages = submissions.sign(LIVE, stage.clients().known());
      long before = registrations(stage);
      stage.clients().partners().up("federal");
      hub.process().await("delivering", PATIENCE, () -> registrations(stage) > before);
      double beside = percentile(few.send(hub, messages));
      long left = hub.backlog();
      rate(hub, 100_000);
      hub.process().await("rid of its backlog", PATIENCE, () -> hub.backlog() == 0);
      recorder.figure("drain: live p95 without a backlog", alone, "ms", null);
      recorder.figure("drain: live p95 while draining", beside, "ms, %.2f of without; %d waited at the end".formatted(beside / alone, left), null);
    }
  }

  private static void rate(Hub hub, int perSecond) throws Exception {
    try (var connection = hub.database(); var statement = connection.createStatement()) {
      statement.executeUpdate("insert into hub.drain_rate (leg, per_second, set_by, set_at) values ('FEDERAL', " + perSecond
          + ", 'bench', now()) on conflict (leg) do update set per_second = excluded.per_second");
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

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
