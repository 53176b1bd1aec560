package org.belraihub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A hub with its home, at the same address whenever it comes back. */
final class HubProcess {

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path home;
  private final DatabaseProxy database;
  private final int port = Ports.free(2);
  private final List<String> options;
  private final Launcher launcher;
  private @Nullable Process process;
  private List<String> special = List.of();

  HubProcess(Path home, DatabaseProxy database, List<String> options, Launcher launcher) {
    this.home = home;
    this.database = database;
    this.options = List.copyOf(options);
    this.launcher = launcher;
  }

  /** Where care software calls. */
  URI assessments() {
    return URI.create("http://127.0.0.1:" + port + "/soap/assessment/v1");
  }

  /** Where partners send ebMS messages. */
  URI messages() {
    return URI.create("http://127.0.0.1:" + port + "/ebms");
  }

  /** Its commits pass here. */
  DatabaseProxy database() {
    return database;
  }

  Operator operator() {
    return new Operator(home, port + 1);
  }

  /** Starts, with these options besides the usual, and does not wait: whoever calls it learns when it is there. */
  void start(String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("--hub.home=" + home, "--server.port=" + port, "--management.server.port=" + (port + 1),
        "--hub.journey.run=false", "--hub.database.embedded=false", "--spring.datasource.url=" + database.jdbcUrl(),
        "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
        "--spring.datasource.hikari.maximum-pool-size=16"));
    arguments.addAll(options);
    special = List.of(more);
    arguments.addAll(special);
    process = launcher.start("400m", arguments);
  }

  /** Whether it was started with these options besides the usual, and no others. */
  boolean hasOptions(String... more) {
    return special.equals(List.of(more));
  }

  /** SIGKILL. */
  void kill() {
    if (process != null) {
      OwnProcesses.kill(process.toHandle());
    }
  }

  /** Asks it to stop as an operator does, and returns when it takes no calls any more. */
  void drain() {
    if (process != null) {
      process.destroy();
      await().atMost(STOP).until(() -> !Ports.answers(port));
    }
  }

  boolean lives() {
    return process != null && process.isAlive();
  }
}
