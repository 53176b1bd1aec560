package org.belraihub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** An Artemis broker in a process of its own, with a durable journal, at the same address whenever it comes back. */
final class BrokerProcess {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path journal;
  private final int port = Ports.free(1);
  private final Launcher launcher;
  private @Nullable Process process;

  BrokerProcess(Path journal, Launcher launcher) {
    this.journal = journal;
    this.launcher = launcher;
  }

  /** For {@code spring.artemis.broker-url}. */
  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  void start() throws IOException {
    Process started = launcher.start("192m", List.of(journal.toString(), url()));
    process = started;
    await().atMost(START).until(() -> !started.isAlive() || Ports.answers(port));
    if (!started.isAlive()) {
      throw new IllegalStateException("the broker did not start, see broker.log beside " + journal);
    }
  }

  /** SIGKILL. */
  void kill() {
    if (process != null) {
      OwnProcesses.kill(process.toHandle());
    }
  }

  /** The process: a journal and an address. */
  public static void main(String[] arguments) throws Exception {
    var configuration = new ConfigurationImpl().setPersistenceEnabled(true).setSecurityEnabled(false)
        .setJournalDirectory(arguments[0] + "/journal").setBindingsDirectory(arguments[0] + "/bindings")
        .setLargeMessagesDirectory(arguments[0] + "/large").setPagingDirectory(arguments[0] + "/paging")
        .addAcceptorConfiguration("tcp", arguments[1]);
    new EmbeddedActiveMQ().setConfiguration(configuration).start();
  }
}
