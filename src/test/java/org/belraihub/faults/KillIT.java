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
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
  private static final int CLIENTS = 3;

  private final ExecutorService senders = Executors.newFixedThreadPool(CLIENTS);
  private Stage stage;
  private CareDesk desk;

  @BeforeAll
  void start() throws IOException {
    Path directory = Path.of("target/kills");
    deleteTree(directory);
    stage = new Stage(directory);
    desk = new CareDesk(stage.assessments(), stage.keys());
    stage.startHub();
    desk.sendUntilAnswered(desk.about(CareDesk.clients(stage.control(), 1).get(0)));
    settle();
  }

  @AfterAll
  void stop() throws IOException {
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

  private void round(Moment moment) throws Exception {
    var clients = CareDesk.clients(stage.control(), CLIENTS);
    var submissions = new ArrayList<Submission>();
    clients.forEach(client -> submissions.addAll(List.of(desk.about(client), desk.about(client))));
    Trap trap = moment.victim() == Victim.STARTING_HUB ? stage.hubsDatabase().set(Work.CLAIM, Phase.DONE)
        : (moment.atPartners() ? stage.partnersDatabase() : stage.hubsDatabase()).set(moment.work(), moment.phase());

    List<Future<?>> sending = clients.stream().<Future<?>>map(client -> senders.submit(() -> submissions.stream()
        .filter(submission -> submission.person().equals(client)).forEach(desk::send))).toList();
    strike(moment, trap);

    for (Future<?> sender : sending) {
      sender.get(MOMENT.toSeconds(), TimeUnit.SECONDS);
    }
    submissions.forEach(desk::sendUntilAnswered);
    settle();
  }

  private void strike(Moment moment, Trap first) throws Exception {
    first.await(MOMENT);
    Trap trap = first;
    if (moment.victim() == Victim.STARTING_HUB) {
      trap = stage.hubsDatabase().set(moment.work(), moment.phase());
      stage.killHub();
      first.cut();
      stage.startHub();
      trap.await(MOMENT);
    }
    switch (moment.victim()) {
      case HUB, STARTING_HUB -> stage.killHub();
      case DRAINING_HUB -> {
        stage.drainHub();
        assertThat(stage.hubLives()).as("the hub waits for what is under way").isTrue();
        stage.killHub();
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
      case HUB, STARTING_HUB, DRAINING_HUB -> stage.startHub();
      case PARTNERS -> stage.startPartners();
      case DATABASE -> {
        // is back already
      }
    }
  }

  /** Everything arrives, and then the books of both sides agree. */
  private void settle() {
    await("everything acknowledged").atMost(SETTLED).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().underWay()).isEmpty());
    await("books in order").atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().wrong(desk.answered())).isEmpty());
    await("an answer of the operator port").atMost(SETTLED).ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(stage.operator().auditProblems()).isEmpty());
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
