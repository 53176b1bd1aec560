package org.belraihub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.store.EmbeddedDatabase;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, partners and hub as processes of their own, each at the same address whenever it comes back, with a proxy between each
 * program and the database. Their logs stay in the directory.
 */
final class Stage implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);
  private static final int PARTNER_PORTS = 14;

  private final Path directory;
  private final OwnProcesses processes;
  private final int databasePort = Ports.free(1);
  private final int partnerPort = Ports.free(PARTNER_PORTS);
  private final int hubPort = Ports.free(2);
  private final Path postgres;
  private final DatabaseProxy hubsDatabase;
  private final DatabaseProxy partnersDatabase;
  private Process database;
  private Process partners;
  private @Nullable Process hub;

  /** Starts database and partners; the hub is started by {@link #startHub}. */
  Stage(Path directory) throws IOException {
    this.directory = directory;
    this.processes = new OwnProcesses(directory.resolveSibling(directory.getFileName() + ".processes"));
    Files.createDirectories(directory);
    EmbeddedDatabase.start(directory.resolve("postgres"), 0).close();
    try (var binaries = Files.find(directory.resolve("postgres-binaries"), 4, (file, attributes) -> file.endsWith("bin/postgres"))) {
      this.postgres = binaries.findFirst().orElseThrow();
    }
    this.hubsDatabase = new DatabaseProxy(databasePort);
    this.partnersDatabase = new DatabaseProxy(databasePort);
    this.database = runDatabase();
    await().atMost(START).until(() -> books().answers());
    this.partners = runPartners();
  }

  /** Commits of the hub pass here. */
  DatabaseProxy hubsDatabase() {
    return hubsDatabase;
  }

  /** Commits of the partners pass here. */
  DatabaseProxy partnersDatabase() {
    return partnersDatabase;
  }

  /** What hub and partners have in their tables, read past the proxies. */
  Books books() {
    return new Books("jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres&password=postgres");
  }

  /** Where care software calls. */
  URI assessments() {
    return URI.create("http://127.0.0.1:" + hubPort + "/soap/assessment/v1");
  }

  SandboxControl control() {
    return SandboxControl.of(partnersHome());
  }

  SandboxKeys keys() throws IOException {
    return SandboxKeys.in(partnersHome(), SystemClock.ofMachine());
  }

  Operator operator() {
    return new Operator(hubHome(), hubPort + 1);
  }

  private Path partnersHome() {
    return directory.resolve("partners");
  }

  private Path hubHome() {
    return directory.resolve("hub");
  }

  /** Starts the hub and does not wait for it: whoever calls it now learns when it is there. */
  void startHub(String... options) throws IOException {
    var arguments = new ArrayList<>(List.of("--hub.home=" + hubHome(), "--server.port=" + hubPort, "--management.server.port=" + (hubPort + 1),
        "--hub.journey.run=false", "--hub.database.embedded=false", "--spring.datasource.url=" + hubsDatabase.jdbcUrl(),
        "--spring.datasource.username=postgres", "--spring.datasource.password=postgres", "--spring.datasource.hikari.maximum-pool-size=16",
        "--hub.partners.sandbox.place=beside", "--hub.partners.sandbox.home=" + partnersHome()));
    arguments.addAll(List.of(options));
    hub = java("hub", "400m", arguments);
  }

  void killHub() {
    if (hub != null) {
      OwnProcesses.kill(hub.toHandle());
    }
  }

  /** Asks the hub to stop as a service does, and returns when it takes no calls any more. */
  void drainHub() {
    if (hub != null) {
      hub.destroy();
      await().atMost(START).until(() -> Ports.isFree(hubPort));
    }
  }

  /** Whether the hub's process lives. */
  boolean hubLives() {
    return hub != null && hub.isAlive();
  }

  /** SIGKILL for the whole server, and at once a new one on the same files. */
  void restartDatabase() throws IOException {
    OwnProcesses.kill(database.toHandle());
    database = runDatabase();
  }

  private Process runDatabase() throws IOException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; its embedded form does the same
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(postgres.toString(), "-D", directory.resolve("postgres").toString()));
    List.of("port=" + databasePort, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "synchronous_commit=on",
        "full_page_writes=on", "max_connections=100", "shared_buffers=64MB", "jit=off").forEach(setting -> command.addAll(List.of("-c", setting)));
    return processes.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log("postgres")));
  }

  void killPartners() {
    OwnProcesses.kill(partners.toHandle());
  }

  void startPartners() throws IOException {
    partners = runPartners();
  }

  private Process runPartners() throws IOException {
    Process started = java("partners", "256m", List.of("sandbox", "--home=" + partnersHome(), "--port=" + partnerPort,
        "--jdbc-url=" + partnersDatabase.jdbcUrl()));
    await().atMost(START).until(() -> !started.isAlive() || !Ports.isFree(partnerPort) && answers());
    if (!started.isAlive()) {
      throw new IllegalStateException("the partners did not start, see " + log("partners").file());
    }
    return started;
  }

  private boolean answers() {
    try {
      return !control().partners().isEmpty();
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  /** A short start counts more here than speed later. */
  private Process java(String name, String heap, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "org.belraihub.app.BelraiHub"));
    command.addAll(arguments);
    return processes.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name)));
  }

  private ProcessBuilder.Redirect log(String name) {
    return ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".log").toFile());
  }

  @Override
  public void close() throws IOException {
    processes.close();
    hubsDatabase.close();
    partnersDatabase.close();
  }
}
