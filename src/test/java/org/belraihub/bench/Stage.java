package org.belraihub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** The processes of the benchmark, each started when a row first asks for it and stopped at the end, and its settings. */
final class Stage implements AutoCloseable {

  /** The pauses of the shipped configuration for what the sandbox profile repeats every few seconds. */
  static final List<String> AS_ON_A_SERVER = List.of("--hub.partners.consent-watch.first=15m", "--hub.partners.consent-watch.longest=1d",
      "--hub.partners.consent-watch.shared-every=30d", "--hub.partners.consent-watch.calls-per-second=5",
      "--hub.partners.consent-watch.sweep-every=10s");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final Path jar;
  private final int rounds;
  private final double seconds;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Map<String, Bare> bare = new HashMap<>();
  private final Map<String, Hub> hubs = new HashMap<>();
  private @Nullable Clients clients;
  private @Nullable Launched partners;

  Stage(Path directory, Path jar, int rounds, double seconds) {
    this.directory = directory;
    this.jar = jar;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /** Rounds of each process in a row. */
  int rounds() {
    return rounds;
  }

  /** How long a round shall take, about. */
  double seconds() {
    return seconds;
  }

  Path directory() {
    return directory;
  }

  Path jar() {
    return jar;
  }

  /** A bare endpoint that signs with {@code jdk} or {@code corretto} for messages signed with this key of the sandbox. */
  Bare bare(String provider, String sender) throws IOException {
    String name = provider + sender;
    if (!bare.containsKey(name)) {
      clients();
      bare.put(name, opened(new Bare(directory, partnersHome().resolve("sandbox/keys"), provider, sender)));
    }
    return bare.get(name);
  }

  /** A hub whose deliveries wait: {@code hub.delivery.open-legs} is empty. */
  Hub hubWithClosedLegs() throws IOException {
    return hub("closed-legs", List.of("--hub.delivery.open-legs="));
  }

  /** A hub that delivers. */
  Hub hubWithOpenLegs() throws IOException {
    return hub("open-legs", AS_ON_A_SERVER);
  }

  /** A hub on a home of this name with further options, beside the partners of {@link #clients()}. */
  Hub hub(String name, List<String> options) throws IOException {
    return hub(name, "512m", options);
  }

  /** The same with another heap. */
  Hub hub(String name, String heap, List<String> options) throws IOException {
    if (!hubs.containsKey(name)) {
      clients();
      var all = new ArrayList<>(List.of("--hub.partners.sandbox.place=beside", "--hub.partners.sandbox.home=" + partnersHome()));
      all.addAll(options);
      hubs.put(name, opened(new Hub(directory, name, jar, Launched.serving(heap), all)));
    }
    return hubs.get(name);
  }

  /** Stops a hub before the end. */
  void stop(String name) {
    Hub hub = hubs.remove(name);
    if (hub != null) {
      started.remove(hub);
      hub.close();
    }
  }

  /** The clients whom the partners know; the partners run from the first call on. */
  Clients clients() throws IOException {
    if (clients == null) {
      Path home = partnersHome();
      var sandbox = opened(Launched.java(directory, "partners-process",
          Launched.and(Launched.serving("512m"), "-jar", jar.toString(), "sandbox", "--home", home.toString())));
      sandbox.await("ready", PATIENCE, () -> Files.readString(sandbox.log()).lines().anyMatch(line -> line.startsWith("{")));
      partners = sandbox;
      clients = new Clients(SandboxControl.of(home));
    }
    return clients;
  }

  /** Their process. */
  Launched partners() throws IOException {
    clients();
    return Objects.requireNonNull(partners);
  }

  /** Processor time of their PostgreSQL. */
  double partnersStoreMillis() throws IOException {
    return Launched.postgresMillis(partnersHome().resolve("sandbox/postgres"));
  }

  /** The partners' keys. */
  SandboxKeys keys() throws IOException {
    clients();
    return SandboxKeys.in(partnersHome(), SystemClock.ofMachine());
  }

  private Path partnersHome() {
    return directory.resolve("partners");
  }

  private <T extends AutoCloseable> T opened(T process) {
    started.push(process);
    return process;
  }

  @Override
  public void close() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }
}
