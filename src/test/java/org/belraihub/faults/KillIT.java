package org.belraihub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.belraihub.faults.Moment.Victim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is lost and every effect happens once, whoever is killed at whatever moment. {@code -Dkill.rounds=100} kills more often,
 * {@code -Dkill.seed=...} repeats a run. Logs of all processes stay in {@code target/kills}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {

  private static final Duration MOMENT = Duration.ofSeconds(60);
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SETTLED = Duration.ofSeconds(90);
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
  private static final int CLIENTS = 3;
  private static final int FEDERAL_CONSUMERS = 4;

  private final ExecutorService senders = Executors.newFixedThreadPool(CLIENTS);
  private Stage stage;
  private CareDesk desk;

  @BeforeAll
  void start() throws IOException {
    Path directory = Path.of(System.getProperty("kill.directory", "target/kills"));
    deleteTree(directory);
    stage = new Stage(directory);
    desk = new CareDesk(stage.keys());
    desk.calls(stage.hub());
    stage.hub().start();
    desk.sendUntilAnswered(desk.about(CareDesk.clients(stage.control(), 1).get(0)));
    settle();
  }

  @AfterAll
  void stop() {
    senders.shutdownNow();
    if (stage != null) {
      stage.close();
    }
  }

  /** Kills of the hub, of PostgreSQL and of the partners; the restart of one round is the start of the next. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingHappensTwiceWhoeverIsKilledWhenever() throws Exception {
    long seed = Long.getLong("kill.seed", new Random().nextLong());
    System.out.println("kill.rounds=" + ROUNDS + " kill.seed=" + seed);
    int number = 0;
    for (Moment moment : Moment.play(ROUNDS, new Random(seed))) {
      number++;
      long begin = System.nanoTime();
      try {
        round(moment);
      } catch (Throwable e) {
        throw new AssertionError("round " + number + ", killed: " + moment + ", kill.seed=" + seed, e);
      }
      System.out.printf("round %d: %s, %d ms%n", number, moment, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }
  }

  /** A fund that may have booked an indication is the one that is asked until it acknowledges. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void anIndicationStaysWithTheFundThatTookItWhenTheMembershipIsCorrectedWhileTheHubIsDead() throws Exception {
    var client = CareDesk.clients(stage.control(), 1).get(0);
    Trap trap = stage.partnersDatabase().set(Work.FUND_BOOKS, Phase.DONE);
    desk.sendUntilAnswered(desk.about(client));
    trap.await(MOMENT);

    stage.hub().kill();
    trap.letGo();
    CareDesk.corrected(stage.control(), client);
    stage.hub().start();

    settle();
  }

  /** It must not stay as a process that does nothing: whoever watches it starts it again only when it has ended. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void aHubThatLosesItsDatabaseWhileItStartsEnds() throws Exception {
    stage.hub().kill();
    Trap trap = stage.hub().database().set(Work.RECOVERY, Phase.SENT);
    stage.hub().start();
    trap.await(START);

    stage.restartDatabase();
    trap.cut();

    await("the end of the hub").atMost(Duration.ofSeconds(40)).until(() -> !stage.hub().lives());
    stage.hub().start();
    settle();
  }

  /** Losing the broker's ids would be harmless, waiting for the sweep after each restart would not: the journal keeps them. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void idsInTheJournalOfTheEmbeddedBrokerOutliveAKill() throws Exception {
    String[] noSweep = {"--hub.delivery.sweep-every=1h", "--hub.partners.services.federal.timeout=2m"};
    stage.hub().kill();
    stage.hub().start(noSweep);
    stage.control().slow("federal", Duration.ofMinutes(2));
    var clients = CareDesk.clients(stage.control(), 2 * FEDERAL_CONSUMERS);
    var references = clients.stream().map(client -> desk.sendUntilAnswered(desk.about(client))).toList();
    // ids are announced in order: when the last indication has left, every id before it is in the journal
    await("the last indication").atMost(SETTLED).until(() -> stage.books().booked(references.get(references.size() - 1)));

    stage.hub().kill();
    stage.control().up("federal");
    stage.hub().start(noSweep);

    await("what no consumer had in hand").atMost(SETTLED).until(() -> stage.books().registered(references) >= FEDERAL_CONSUMERS);
    stage.hub().kill();
    stage.hub().start();
    settle();
  }

  /** Two hubs on one PostgreSQL and one broker: each can end what the other began, and the broker is not the truth. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void twoNodesAreAsOneWhenTheBrokerDiesAndWhenOneOfThemDies() throws Exception {
    var broker = stage.broker();
    broker.start();
    String[] together = {"--spring.artemis.mode=native", "--spring.artemis.broker-url=" + broker.url(), "--hub.delivery.claim=8s",
        "--hub.partners.services.federal.timeout=4s"};
    stage.hub().kill();
    stage.hub().start(together);
    var second = stage.secondHub();
    second.start(together);
    desk.calls(second);
    desk.sendUntilAnswered(desk.about(CareDesk.clients(stage.control(), 1).get(0)));
    desk.calls(stage.hub(), second);
    settle();
    // as behind a load balancer: what the funds send reaches a node that lives
    stage.control().hubEbms(stage.hub().messages());

    during(second.database().set(Work.CLAIM, Phase.DONE), trap -> {
      broker.kill();
      trap.letGo();
      broker.start();
    });
    during(second.database().set(Work.CLAIM, Phase.DONE), trap -> {
      second.kill();
      trap.cut();
    });
    desk.calls(stage.hub());
    stage.hub().kill();
    stage.hub().start();
    settle();
  }

  private interface Strike {
    void at(Trap trap) throws Exception;
  }

  private void round(Moment moment) throws Exception {
    Trap trap = moment.victim() == Victim.STARTING_HUB ? stage.hub().database().set(Work.CLAIM, Phase.DONE)
        : (moment.atPartners() ? stage.partnersDatabase() : stage.hub().database()).set(moment.work(), moment.phase());
    during(trap, sprung -> strike(moment, sprung));
  }

  /** Several clients' assessments are sent, two of each; at the moment the strike comes; then all are sent until they are answered. */
  private void during(Trap trap, Strike strike) throws Exception {
    var clients = CareDesk.clients(stage.control(), CLIENTS);
    var submissions = new ArrayList<Submission>();
    clients.forEach(client -> submissions.addAll(List.of(desk.about(client), desk.about(client))));

    List<Future<?>> sending = clients.stream().<Future<?>>map(client -> senders.submit(() -> submissions.stream()
        .filter(submission -> submission.person().equals(client)).forEach(desk::send))).toList();
    trap.await(MOMENT);
    strike.at(trap);

    for (Future<?> sender : sending) {
      sender.get(MOMENT.toSeconds(), TimeUnit.SECONDS);
    }
    submissions.forEach(desk::sendUntilAnswered);
    settle();
  }

  private void strike(Moment moment, Trap first) throws Exception {
    Trap trap = first;
    if (moment.victim() == Victim.STARTING_HUB) {
      trap = stage.hub().database().set(moment.work(), moment.phase());
      stage.hub().kill();
      first.cut();
      stage.hub().start();
      trap.await(START);
    }
    switch (moment.victim()) {
      case HUB, STARTING_HUB -> stage.hub().kill();
      case DRAINING_HUB -> {
        stage.hub().drain();
        assertThat(stage.hub().lives()).as("the hub waits for what is under way").isTrue();
        stage.hub().kill();
      }
      case DATABASE -> stage.restartDatabase();
      case PARTNERS -> stage.killPartners();
    }
    if (moment.atPartners() && moment.victim() != Victim.PARTNERS) {
      trap.letGo();
    } else {
      trap.cut();
    }
    switch (moment.victim()) {
      case HUB, STARTING_HUB, DRAINING_HUB -> stage.hub().start();
      case PARTNERS -> stage.startPartners();
      case DATABASE -> {
        // is back already
      }
    }
  }

  /** The hub is there, everything arrives, and then the books of both sides agree and the audit is whole. */
  private void settle() {
    await("a hub that answers").atMost(START).ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> stage.hub().operator().auditProblems() != null);
    await("everything acknowledged").atMost(SETTLED).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().underWay()).isEmpty());
    await("books in order").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().wrong(desk.answered())).isEmpty());
    await("a whole audit").atMost(MOMENT).ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(stage.hub().operator().auditProblems()).isEmpty());
  }

  private static void deleteTree(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
