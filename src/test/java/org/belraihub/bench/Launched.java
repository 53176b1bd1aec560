package org.belraihub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java process of the benchmark with its log and its collector's log. */
final class Launched implements AutoCloseable {

  private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Duration STOP = Duration.ofSeconds(45);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LOOK_CALMLY = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Pattern FULL = Pattern.compile("Pause Full .*->(\\d+)M\\(");

  /** Whether something is so by now. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private final String name;
  private final Process process;
  private final Path log;
  private final Path collections;

  private Launched(String name, Process process, Path log, Path collections) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.collections = collections;
  }

  /** As {@code config/operating.md} says for few processors: the heap at once, and the collector that costs least. The same for all sides. */
  static List<String> serving(String heap) {
    return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseParallelGC");
  }

  /** Options and what comes after them. */
  static List<String> and(List<String> options, String... more) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  /** Starts {@code java} with these arguments; everything it prints goes to {@code <name>.log}. */
  static Launched java(Path directory, String name, List<String> arguments) throws IOException {
    Path log = directory.resolve(name + ".log");
    Path collections = directory.resolve(name + ".gc.log");
    var command = new ArrayList<String>(List.of(JAVA, "-Xlog:gc:file=" + collections));
    command.addAll(arguments);
    return new Launched(name, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, collections);
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  /** Waits until the process is as wanted. */
  void await(String what, Duration patience, Condition condition) throws IOException {
    await(what, patience, LOOK_EVERY, condition);
  }

  /** The same for conditions that cost the measured processes something: looked at four times a second. */
  void awaitCalmly(String what, Duration patience, Condition condition) throws IOException {
    await(what, patience, LOOK_CALMLY, condition);
  }

  private void await(String what, Duration patience, long every, Condition condition) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds(condition)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(name + " is not " + what + ":\n" + Files.readString(log));
      }
      LockSupport.parkNanos(every);
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (Exception e) {
      return false;
    }
  }

  /** Processor time of the process. */
  double cpuMillis() {
    return cpuMillis(process.toHandle());
  }

  /** Processor time of a PostgreSQL with its data in this directory: of all its processes that live. */
  static double postgresMillis(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    Optional<ProcessHandle> postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
    return postmaster.stream().flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .mapToDouble(Launched::cpuMillis).sum();
  }

  private static double cpuMillis(ProcessHandle handle) {
    return handle.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  /** Megabytes that a full collection, made now, leaves. */
  long heapAfterCollection() throws IOException, InterruptedException {
    long before = fullCollections().count();
    new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid()), "GC.run")
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    await("done with its collection", Duration.ofSeconds(10), () -> fullCollections().count() > before);
    return fullCollections().reduce((first, last) -> last).map(Long::parseLong).orElseThrow();
  }

  private Stream<String> fullCollections() throws IOException {
    return Files.readString(collections).lines().map(FULL::matcher).filter(java.util.regex.Matcher::find).map(found -> found.group(1));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
