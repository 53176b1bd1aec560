package org.belraihub.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionFiles;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.DefinitionLedger;
import org.belraihub.scoring.ScoringEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds the definitions of instruments and scales: in the folder of the option, else in {@code config} of the working directory, else
 * in the jar. Each kind is looked up by itself, so an operator may keep only what differs.
 *
 * @param registry the instruments
 * @param engine   the scales
 */
public record CareDefinitions(InstrumentRegistry registry, ScoringEngine engine) {

  private static final String LEDGER = "definitions.lock";

  /**
   * Loads and checks everything; {@link org.belraihub.instrument.DefinitionException} with all problems stops the start.
   *
   * @param option folder that goes before the others; null: none
   */
  public static CareDefinitions load(@Nullable Path option) {
    var registry = InstrumentRegistry.of(files("instruments", option));
    var engine = ScoringEngine.of(registry, files("scales", option), files("bindings", option), files("rules", option));
    for (var ledger : files(LEDGER, option)) {
      DefinitionLedger.read(ledger).check(DefinitionLedger.entries(registry, engine));
    }
    return new CareDefinitions(registry, engine);
  }

  private static List<DefinitionFile> files(String kind, @Nullable Path option) {
    for (var folder : option == null ? List.of(Path.of("config")) : List.of(option, Path.of("config"))) {
      var place = folder.resolve(kind);
      if (Files.isRegularFile(place)) {
        return List.of(read(place));
      }
      var found = DefinitionFiles.in(place);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return packed(kind);
  }

  private static DefinitionFile read(Path file) {
    try {
      return new DefinitionFile(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<DefinitionFile> packed(String kind) {
    var pattern = "classpath:config/" + (kind.equals(LEDGER) ? LEDGER : kind + "/*.yaml");
    var files = new ArrayList<DefinitionFile>();
    try {
      for (var resource : new PathMatchingResourcePatternResolver(CareDefinitions.class.getClassLoader()).getResources(pattern)) {
        if (resource.exists()) {
          files.add(new DefinitionFile("jar:" + kind + "/" + resource.getFilename(), resource.getContentAsByteArray()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the definitions in the jar", e);
    }
    files.sort(Comparator.comparing(DefinitionFile::name));
    return files;
  }
}
