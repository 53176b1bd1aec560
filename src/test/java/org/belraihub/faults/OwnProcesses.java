package org.belraihub.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Every process that these tests started, by pid and start, in a file too: what a test that was itself killed left behind ends when
 * the next one begins. Nothing else is ever ended.
 */
final class OwnProcesses implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final Path record;
  private final List<ProcessHandle> started = new ArrayList<>();
  private final Thread hook = new Thread(this::endAll, "end-own-processes");

  OwnProcesses(Path record) throws IOException {
    this.record = record;
    if (Files.exists(record)) {
      for (String line : Files.readAllLines(record)) {
        left(line).ifPresent(OwnProcesses::kill);
      }
    }
    Files.createDirectories(record.toAbsolutePath().getParent());
    Files.writeString(record, "");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A pid alone may belong to somebody else by now; pid and start do not. */
  private static Optional<ProcessHandle> left(String line) {
    String[] pidAndStart = line.split(" ");
    return ProcessHandle.of(Long.parseLong(pidAndStart[0])).filter(process -> start(process).equals(pidAndStart[1]));
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  /** Starts and records. */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process.toHandle());
    Files.writeString(record, process.pid() + " " + start(process.toHandle()) + "\n", StandardOpenOption.APPEND);
    return process;
  }

  /** SIGKILL, and for the children of the process too; returns when all are gone. */
  static void kill(ProcessHandle process) {
    List<ProcessHandle> children = process.descendants().toList();
    end(process);
    children.forEach(OwnProcesses::end);
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("process " + process.pid() + " does not end", e);
    }
  }

  private synchronized void endAll() {
    started.stream().filter(ProcessHandle::isAlive).forEach(OwnProcesses::kill);
  }

  @Override
  public void close() {
    endAll();
    Runtime.getRuntime().removeShutdownHook(hook);
    try {
      Files.delete(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
