package org.belraihub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.app.HubStart;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.store.EmbeddedDatabase;
import org.belraihub.testing.HubProgram;
import org.belraihub.time.SystemClock;

/**
 * PostgreSQL, partners and hub as processes of their own, each at the same address whenever it comes back, with a proxy between each
 * of them and the database. Their logs stay in the directory.
 */
final class Stage implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final int PARTNER_PORTS = 14;

  private final Path directory;
  private final OwnProcesses processes;
  private final int databasePort = Ports.free(1);
  private final int partnerPort = Ports.free(PARTNER_PORTS);
  private final Path postgres;
  private final DatabaseProxy partnersDatabase;
  private Process database;
  private Process partners;
  private final HubProcess hub;

  /** Starts database and partners; the hub is started by {@link HubProcess#start}. */
  Stage(Path directory) throws IOException {
    this.directory = directory;
    this.processes = new OwnProcesses(directory.resolveSibling(directory.getFileName() + ".processes"));
    Files.createDirectories(directory);
    Path data = directory.resolve("postgres");
    try (var once = EmbeddedDatabase.start(data, HubStart.PROGRAMS, 0)) {
      this.postgres = binary(data);
    }
    this.partnersDatabase = new DatabaseProxy(databasePort);
    this.hub = hub("hub");
    this.database = runDatabase();
    await().atMost(START).until(() -> books().answers());
    this.partners = runPartners();
  }

  /** The program that runs there: its binaries are unpacked once per JVM, wherever the first database of the JVM wanted them. */
  private static Path binary(Path data) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).map(Path::of).orElseThrow();
  }

  /** Commits of the partners pass here. */
  DatabaseProxy partnersDatabase() {
    return partnersDatabase;
  }

  /** What hub and partners have in their tables, read past the proxies. */
  Books books() {
    return new Books("jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres&password=postgres");
  }

  SandboxControl control() {
    return SandboxControl.of(partnersHome());
  }

  SandboxKeys keys() throws IOException {
    return SandboxKeys.in(partnersHome(), SystemClock.ofMachine());
  }

  private Path partnersHome() {
    return directory.resolve("partners");
  }

  /** The hub that all tests use. */
  HubProcess hub() {
    return hub;
  }

  /** What the hub has logged in all its lives. */
  List<String> hubLog() throws IOException {
    return Files.readAllLines(directory.resolve("hub.log"));
  }

  /** Another node on the same database, with the keys of the first; it is started by {@link HubProcess#start}. */
  HubProcess secondHub() throws IOException {
    return hub("second", "--hub.data-keys.file=" + directory.resolve("hub/data-keys"));
  }

  private HubProcess hub(String name, String... options) throws IOException {
    var all = new ArrayList<>(List.of("--hub.partners.sandbox.place=beside", "--hub.partners.sandbox.home=" + partnersHome(),
        // as on a server: the sandbox asks about every copy every five seconds
        "--hub.partners.consent-watch.shared-every=30d", "--hub.partners.consent-watch.first=15m"));
    all.addAll(List.of(options));
    return new HubProcess(directory.resolve(name), new DatabaseProxy(databasePort), all,
        (heap, arguments) -> java(name, HubProgram.command(heap), arguments));
  }

  /** A broker of its own that is not started. */
  BrokerProcess broker() {
    return new BrokerProcess(directory.resolve("broker"),
        (heap, arguments) -> java("broker", HubProgram.command(heap, BrokerProcess.class), arguments));
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
        "full_page_writes=on", "max_connections=100", "shared_buffers=64MB", "jit=off")
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    return processes.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log("postgres")));
  }

  void killPartners() {
    OwnProcesses.kill(partners.toHandle());
  }

  void startPartners() throws IOException {
    partners = runPartners();
  }

  private Process runPartners() throws IOException {
    Process started = java("partners", HubProgram.command("256m"), List.of("sandbox", "--home=" + partnersHome(), "--port=" + partnerPort,
        "--jdbc-url=" + partnersDatabase.jdbcUrl()));
    await().atMost(START).until(() -> !started.isAlive() || Ports.answers(partnerPort) && answers());
    if (!started.isAlive()) {
      throw new IllegalStateException("the partners did not start, see " + log("partners").file());
    }
    return started;
  }

  private boolean answers() {
    try {
      return !control().partners().isEmpty();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private Process java(String name, List<String> program, List<String> arguments) throws IOException {
    var command = new ArrayList<>(program);
    command.addAll(arguments);
    return processes.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name)));
  }

  private ProcessBuilder.Redirect log(String name) {
    return ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".log").toFile());
  }

  @Override
  public void close() {
    processes.close();
  }
}
