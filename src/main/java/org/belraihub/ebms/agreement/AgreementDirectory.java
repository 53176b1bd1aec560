package org.belraihub.ebms.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agreements in a directory of CPPA documents ({@code *.xml}). Looks at most once a second whether a file came, changed or
 * went; a document that cannot be read is reported once and leaves what was read of it before in force.
 */
public final class AgreementDirectory implements Agreements {

  private static final Logger LOG = LoggerFactory.getLogger(AgreementDirectory.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private record Known(FileTime changed, long size, Optional<Agreement> agreement) {
  }

  private record Snapshot(Instant lookedAt, Map<Path, Known> files, Map<String, Agreement> byId) {
  }

  private final Path directory;
  private final SystemClock clock;
  private volatile Snapshot snapshot = new Snapshot(Instant.EPOCH, Map.of(), Map.of());

  /** Agreements of a directory, which need not exist yet. */
  public AgreementDirectory(Path directory, SystemClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Optional<Agreement> find(String cpaId) {
    return Optional.ofNullable(current().byId.get(cpaId));
  }

  /** All that are readable now. */
  public List<Agreement> all() {
    return List.copyOf(current().byId.values());
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
          files.put(file, known(file, before.files.get(file)));
        }
      } catch (IOException e) {
        LOG.warn("The agreements directory {} cannot be listed; the agreements read before stay in force", directory, e);
        files.putAll(before.files);
      }
    }
    var byId = new HashMap<String, Agreement>();
    files.values().forEach(known -> known.agreement.ifPresent(agreement -> byId.put(agreement.cpaId(), agreement)));
    snapshot = new Snapshot(now, Map.copyOf(files), Map.copyOf(byId));
    return snapshot;
  }

  private static Known known(Path file, @org.jspecify.annotations.Nullable Known before) throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    if (before != null && before.changed.equals(changed) && before.size == size) {
      return before;
    }
    try {
      return new Known(changed, size, Optional.of(AgreementReader.read(Files.readAllBytes(file))));
    } catch (AgreementRefusedException e) {
      LOG.error("The agreement in {} is refused: {}", file.getFileName(), e.getMessage());
      return new Known(changed, size, before == null ? Optional.empty() : before.agreement);
    }
  }
}
