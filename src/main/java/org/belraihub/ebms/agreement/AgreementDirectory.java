package org.belraihub.ebms.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agreements in a directory of CPPA documents ({@code *.xml}). Looks at most once a second whether a file came, changed or
 * went; a document that cannot be read or is not fit for use is reported once and leaves what was read of it before in force.
 */
public final class AgreementDirectory implements Agreements {

  private static final Logger LOG = LoggerFactory.getLogger(AgreementDirectory.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /**
   * One file.
   *
   * @param file      its name
   * @param agreement what is in force of it; null when nothing is
   * @param problems  why the file as it is now is not in force; empty when it is
   */
  public record Entry(String file, @Nullable Agreement agreement, List<String> problems) {
  }

  private record Known(FileTime changed, long size, Entry entry) {
  }

  private record Snapshot(Instant lookedAt, Map<Path, Known> files, Map<String, Agreement> byId) {
  }

  private final Path directory;
  private final EndpointRule endpoints;
  private final SystemClock clock;
  private volatile Snapshot snapshot = new Snapshot(Instant.EPOCH, Map.of(), Map.of());

  /** Agreements of a directory, which need not exist yet. */
  public AgreementDirectory(Path directory, EndpointRule endpoints, SystemClock clock) {
    this.directory = directory;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  @Override
  public Optional<Agreement> find(String cpaId) {
    return Optional.ofNullable(current().byId.get(cpaId));
  }

  /** All that are in force now, whatever their dates. */
  public List<Agreement> all() {
    return List.copyOf(current().byId.values());
  }

  /** Every file, by name. */
  public List<Entry> entries() {
    return current().files.values().stream().map(Known::entry).sorted(Comparator.comparing(Entry::file)).toList();
  }

  private Snapshot current() {
    Snapshot seen = snapshot;
    Instant now = clock.now();
    if (Duration.between(seen.lookedAt, now).compareTo(LOOK_EVERY) < 0) {
      return seen;
    }
    return look(now);
  }

  private synchronized Snapshot look(Instant now) {
    Snapshot before = snapshot;
    if (before.lookedAt.isAfter(now.minus(LOOK_EVERY))) {
      return before;
    }
    var files = new HashMap<Path, Known>();
    if (Files.isDirectory(directory)) {
      try (var found = Files.newDirectoryStream(directory, "*.xml")) {
        for (Path file : found) {
          files.put(file, known(file, before.files.get(file), now));
        }
      } catch (IOException e) {
        LOG.warn("The agreements directory {} cannot be listed; the agreements read before stay in force", directory, e);
        files.putAll(before.files);
      }
    }
    var byId = new HashMap<String, Agreement>();
    for (Path file : files.keySet().stream().sorted().toList()) {
      Known known = files.get(file);
      Agreement agreement = known.entry.agreement();
      if (agreement != null && byId.putIfAbsent(agreement.cpaId(), agreement) != null) {
        var problem = "another file has the agreement " + agreement.cpaId();
        LOG.error("The agreement in {} is refused: {}", known.entry.file(), problem);
        // looked at again the next time: the other file may be gone
        files.put(file, new Known(FileTime.fromMillis(0), -1, new Entry(known.entry.file(), null, List.of(problem))));
      }
    }
    snapshot = new Snapshot(now, Map.copyOf(files), Map.copyOf(byId));
    return snapshot;
  }

  private Known known(Path file, @Nullable Known before, Instant now) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    if (before != null && before.changed.equals(changed) && before.size == size) {
      return before;
    }
    String name = String.valueOf(file.getFileName());
    try {
      Agreement agreement = AgreementReader.read(Files.readAllBytes(file));
      List<String> problems = AgreementCheck.defects(agreement, endpoints, now);
      if (problems.isEmpty()) {
        LOG.info("The agreement {} of {} is in force from {} to {}", agreement.cpaId(), name, agreement.start(), agreement.end());
        return new Known(changed, size, new Entry(name, agreement, List.of()));
      }
      return refused(name, changed, size, before, problems);
    } catch (AgreementRefusedException e) {
      return refused(name, changed, size, before, List.of(String.valueOf(e.getMessage())));
    }
  }

  private static Known refused(String name, FileTime changed, long size, @Nullable Known before, List<String> problems) {
    LOG.error("The agreement in {} is refused: {}", name, String.join("; ", problems));
    return new Known(changed, size, new Entry(name, before == null ? null : before.entry.agreement(), problems));
  }
}
