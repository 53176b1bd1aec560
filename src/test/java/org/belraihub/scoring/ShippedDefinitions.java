package org.belraihub.scoring;

import java.nio.file.Path;

import org.belraihub.instrument.DefinitionFiles;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;

/** The definitions of this project, loaded once for all tests. */
public final class ShippedDefinitions {

  public static final Path CONFIG = Path.of("config");
  public static final InstrumentRegistry REGISTRY = InstrumentRegistry.of(DefinitionFiles.in(CONFIG.resolve("instruments")));
  public static final ScoringEngine ENGINE = ScoringEngine.of(REGISTRY, DefinitionFiles.in(CONFIG.resolve("scales")),
      DefinitionFiles.in(CONFIG.resolve("bindings")), DefinitionFiles.in(CONFIG.resolve("rules")));

  public static final Wordings WORDINGS = Wordings.of(DefinitionFiles.in(CONFIG.resolve("wordings")));

  private ShippedDefinitions() {
  }

  /** The newest version of an instrument. */
  public static InstrumentDefinition current(String code) {
    return REGISTRY.current(code).orElseThrow();
  }
}
