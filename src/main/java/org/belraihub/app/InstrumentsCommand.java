package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.Labels;
import org.belraihub.scoring.DefinitionLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the definitions in use without a running hub. */
@Command(name = "instruments", mixinStandardHelpOptions = true,
    description = "Lists instruments with version, hash, status, sections, positions (?: their number is not published) and known items; "
        + "with --about what each is for, with --scales the scales too.")
public final class InstrumentsCommand implements Callable<Integer> {

  @Option(names = "--config", description = "Folder with instruments, scales, bindings and rules (default: config, else the jar's own).")
  private @Nullable Path config;

  @Option(names = "--about", description = "Also lists every instrument with kind, setting, whether it can be started here and offline, and target group.")
  private boolean about;

  @Option(names = "--scales", description = "Also lists every scale with version, hash, kind, status and what is open.")
  private boolean scales;

  @Option(names = "--seal", paramLabel = "FILE", description = "Adds the definitions that are not in this ledger yet: done at a release.")
  private @Nullable Path seal;

  @Override
  public Integer call() throws IOException {
    var definitions = CareDefinitions.load(config);
    System.out.printf("%-28s %-8s %-12s %-12s %8s %9s  %s%n", "instrument", "version", "status", "sha256", "sections", "positions", "known");
    for (var instrument : definitions.registry().all()) {
      var positions = instrument.profile().counted() ? Integer.toString(instrument.positions()) : "?";
      System.out.printf("%-28s %-8s %-12s %-12s %8d %9s  known %d / %s%n", instrument.code(), instrument.version(), instrument.status(),
          instrument.sha256().substring(0, 12), instrument.modules().size(), positions, instrument.knownPositions(), positions);
    }
    if (about) {
      about(definitions.registry().all());
    }
    if (scales) {
      System.out.printf("%n%-28s %-8s %-12s %-12s %-12s %s%n", "scale", "version", "status", "sha256", "kind", "open");
      for (var scale : definitions.engine().scales()) {
        System.out.printf("%-28s %-8d %-12s %-12s %-12s %s%n", scale.name(), scale.version(), scale.status(),
            scale.origin().sha256().substring(0, 12), scale.head().kind(), scale.head().open());
      }
    }
    if (seal != null) {
      seal(seal, definitions);
    }
    return 0;
  }

  private static void about(List<InstrumentDefinition> instruments) {
    System.out.printf("%n%-28s %-8s %-14s %-28s %-6s %-8s %s%n", "instrument", "version", "kind", "setting", "start", "offline", "target group");
    for (var instrument : instruments) {
      var profile = instrument.profile();
      Labels group = profile.targetGroup();
      System.out.printf("%-28s %-8s %-14s %-28s %-6s %-8s %s%n", instrument.code(), instrument.version(), profile.kind(), profile.setting(),
          profile.startable() ? "here" : "-", profile.offline() ? "offline" : "-", group == null ? "?" : group.en());
    }
  }

  private static void seal(Path file, CareDefinitions definitions) throws IOException {
    var ledger = Files.exists(file) ? DefinitionLedger.read(new DefinitionFile(file.toString(), Files.readAllBytes(file)))
        : DefinitionLedger.of(Map.of());
    var entries = DefinitionLedger.entries(definitions.registry(), definitions.engine());
    ledger.check(entries);
    Files.writeString(file, ledger.seal(entries));
  }
}
