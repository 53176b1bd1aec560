package org.belraihub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** One stage with a hub that is killed and started again, and what must hold whenever everything has arrived. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Kills {

  static final Duration MOMENT = Duration.ofSeconds(60);
  static final Duration START = Duration.ofMinutes(4);
  static final Duration SETTLED = Duration.ofSeconds(90);
  private static final int CLIENTS = 3;

  private final ExecutorService senders = Executors.newFixedThreadPool(CLIENTS);
  /** Copies that care software did not send. */
  final List<String> copied = new ArrayList<>();
  Stage stage;
  CareDesk desk;

  @BeforeAll
  void start() throws IOException {
    Path directory = Path.of(System.getProperty("kill.directory", "target/kills")).resolve(getClass().getSimpleName());
    FileSystemUtils.deleteRecursively(directory);
    stage = new Stage(directory);
    desk = new CareDesk(stage.keys());
    desk.calls(stage.hub());
    stage.hub().start();
    desk.sendUntilAnswered(desk.about(CareDesk.clients(stage.control(), 1).get(0)));
    settle();
  }

  @AfterAll
  void stop() throws IOException {
    senders.shutdownNow();
    if (stage != null) {
      stage.close();
      assertThat(stage.hubLog()).as("calls that met a hub whose routes did not run yet").noneMatch(line -> line.contains("RejectedExecution"));
    }
  }

  /** The hub with these options besides the usual: killed and started again when it has others. */
  final void hubWith(String... options) throws IOException {
    if (!stage.hub().lives() || !stage.hub().hasOptions(options)) {
      stage.hub().kill();
      stage.hub().start(options);
      settle();
    }
  }

  interface Strike {
    void at(Trap trap) throws Exception;
  }

  /** Several clients' assessments are sent, two of each; at the moment the strike comes; then all are sent until they are answered. */
  final void during(Trap trap, Strike strike) throws Exception {
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

  /** The hub is there, everything arrives, and then the books of both sides agree and the audit is whole. */
  final void settle() {
    await("a hub that answers").atMost(START).ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> stage.hub().operator().auditProblems() != null);
    await("everything acknowledged").atMost(SETTLED).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().underWay()).isEmpty());
    await("books in order").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(stage.books().wrong(desk.answered(), copied)).isEmpty());
    await("a whole audit").atMost(MOMENT).ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(() -> assertThat(stage.hub().operator().auditProblems()).isEmpty());
  }
}
