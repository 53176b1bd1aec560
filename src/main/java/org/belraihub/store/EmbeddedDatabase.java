package org.belraihub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL with its data under the home directory, for the sandbox and for tests. Unlike its library's defaults it
 * keeps what it commits: {@code fsync} and {@code synchronous_commit} are on.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration ORPHAN_STOP = Duration.ofSeconds(30);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the database that lives in a directory, created at the first start. The caller holds the home's lock.
   *
   * @param directory {@code <hub.home>/postgres}
   * @param programs  where PostgreSQL's programs are unpacked unless they are there already; several databases may share it
   * @param port      0 for any free port
   */
  public static EmbeddedDatabase start(Path directory, Path programs, int port) throws IOException {
    stopOrphan(directory);
    Path complete = directory.resolveSibling(directory.getFileName() + ".complete");
    if (Files.isDirectory(directory) && !Files.exists(complete)) {
      LOG.info("The first start was cut off before the database was ready; it begins again");
      deleteTree(directory);
    }
    var builder = EmbeddedPostgres.builder()
        .setDataDirectory(directory.toFile())
        .setOverrideWorkingDirectory(programs.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("max_connections", "120")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_wal_size", "1GB")
        .setServerConfig("checkpoint_timeout", "15min")
        .setServerConfig("jit", "off")
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile(directory)))
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile(directory)));
    if (port != 0) {
      builder.setPort(port);
    }
    var postgres = builder.start();
    Files.writeString(complete, "The database beside this file was initialised completely.\n");
    return new EmbeddedDatabase(postgres);
  }

  /** JDBC address for the superuser of this private database. */
  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return postgres.getPort();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded database did not stop", e);
    }
  }

  private static java.io.File logFile(Path directory) throws IOException {
    Files.createDirectories(directory.toAbsolutePath().getParent());
    return directory.resolveSibling("postgres.log").toFile();
  }

  private static void stopOrphan(Path directory) throws IOException {
    Optional<ProcessHandle> orphan = postmaster(directory);
    if (orphan.isEmpty()) {
      return;
    }
    LOG.warn("A database of a hub that was killed still runs as process {}; it is stopped first", orphan.get().pid());
    if (!stopped(orphan.get(), ProcessHandle::destroy) && !stopped(orphan.get(), ProcessHandle::destroyForcibly)) {
      throw new IOException("process " + orphan.get().pid() + " keeps the database directory " + directory + " and does not stop");
    }
  }

  private static boolean stopped(ProcessHandle process, java.util.function.Predicate<ProcessHandle> how) {
    how.test(process);
    try {
      process.onExit().get(ORPHAN_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      return !process.isAlive();
    }
    return true;
  }

  /** The live postmaster of this directory, if its pid file names one: the pid must belong to a PostgreSQL. */
  private static Optional<ProcessHandle> postmaster(Path directory) throws IOException {
    Path pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty() ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  private static void deleteTree(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
