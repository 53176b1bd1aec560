package org.belraihub.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.belraihub.app.HubStart;
import org.springframework.util.FileSystemUtils;

/**
 * The hub for tests that start it as a process: the jar that is shipped, where the build names it by {@code -Dhub.jar=...}, or else
 * the classes of the build.
 *
 * <p>Such tests start it some forty times on two processors, so a start must cost little: a run that does all that a hub does keeps the
 * classes that it loaded as an archive for the others (class data sharing), a third of the work of a start. The test of the journey has
 * such a run; where another test comes first, a journey is run for it.
 */
public final class HubProgram {

  private static final String MAIN = "org.belraihub.app.BelraiHub";
  private static final String CLASSES = System.getProperty("java.class.path");
  private static final Optional<Path> JAR = Optional.ofNullable(System.getProperty("hub.jar")).map(Path::of).filter(Files::exists);
  private static final long PATIENCE_MINUTES = 4;

  private HubProgram() {
  }

  /** A command line up to the hub's own arguments, with a heap like {@code 400m}. */
  public static List<String> command(String heap) throws IOException {
    var command = new ArrayList<>(JAR.isEmpty() ? java(heap, CLASSES) : java(heap, JAR.get().toString()));
    if (JAR.isPresent()) {
      archive(JAR.get()).ifPresent(archive -> command.add(1, "-XX:SharedArchiveFile=" + archive));
    }
    command.add(MAIN);
    return command;
  }

  /**
   * The command line of a run that does all that a hub does and ends by itself: {@link #kept} after that end gives its classes to the
   * others, where they have none yet.
   */
  public static List<String> commandThatKeepsClasses(String heap, Path archive) throws IOException {
    if (JAR.isEmpty() || isMade(JAR.get())) {
      return command(heap);
    }
    var command = java(heap, JAR.get().toString());
    // what it says of classes that it cannot keep would be the last on standard output
    command.addAll(1, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    command.add(MAIN);
    return command;
  }

  /** Takes the archive of a run that has ended. */
  public static synchronized void kept(Path archive) throws IOException {
    if (JAR.isPresent() && Files.exists(archive)) {
      try (var channel = lock(JAR.get()); var ignored = channel.lock()) {
        Files.move(archive, archiveOf(JAR.get()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The command line of another program of these tests. */
  public static List<String> command(String heap, Class<?> program) {
    var command = java(heap, CLASSES);
    command.add(program.getName());
    return command;
  }

  /** A short start counts more here than speed later. */
  private static List<String> java(String heap, String classPath) {
    return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-Xms" + heap,
        "-XX:MetaspaceSize=160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
  }

  /** Made by whoever needs it first; the others, in this process or another, wait for it. Without it a start only takes longer. */
  private static synchronized Optional<Path> archive(Path jar) throws IOException {
    Path archive = archiveOf(jar);
    try (var channel = lock(jar); var ignored = channel.lock()) {
      if (!isMade(jar)) {
        make(jar, archive);
      }
    }
    return Files.size(archive) > 0 ? Optional.of(archive) : Optional.empty();
  }

  private static Path archiveOf(Path jar) {
    return jar.resolveSibling("hub-classes.jsa");
  }

  private static FileChannel lock(Path jar) throws IOException {
    return FileChannel.open(jar.resolveSibling("hub-classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean isMade(Path jar) throws IOException {
    Path archive = archiveOf(jar);
    return Files.exists(archive) && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) >= 0;
  }

  /** Leaves an empty file where the Java that runs here cannot make one, so that it is tried once. */
  private static void make(Path jar, Path archive) throws IOException {
    Path home = jar.resolveSibling("hub-classes");
    Path made = home.resolve("classes.jsa");
    FileSystemUtils.deleteRecursively(home);
    Files.createDirectories(home);
    var command = java("400m", jar.toString());
    command.add(1, "-XX:ArchiveClassesAtExit=" + made);
    command.addAll(List.of(MAIN, "--hub.home=" + home.resolve("hub"), HubStart.sharedPrograms(), "--server.port=0",
        "--management.server.port=0", "--hub.journey.exit=true"));
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start();
    try {
      if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.exists(made)) {
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.write(archive, new byte[0]);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
