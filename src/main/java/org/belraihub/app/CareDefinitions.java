package org.belraihub.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.DefinitionLedger;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.scoring.Wordings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instruments and scales as the hub and the subcommands load them: read, checked against each other, and compared with the ledger of
 * released definitions.
 *
 * @param registry the instruments
 * @param engine   the scales
 * @param wordings words laid over theirs
 */
record CareDefinitions(InstrumentRegistry registry, ScoringEngine engine, Wordings wordings) {

  private static final Logger LOG = LoggerFactory.getLogger(CareDefinitions.class);

  /**
   * Loads and checks everything; {@link org.belraihub.instrument.DefinitionException} with all problems stops the start.
   */
  static CareDefinitions load(ConfigFolder config) {
    try {
      var registry = InstrumentRegistry.of(config.files("instruments", "*.yaml"));
      var engine = ScoringEngine.of(registry, config.files("scales", "*.yaml"), config.files("bindings", "*.yaml"),
          config.files("rules", "*.yaml"));
      config.file("definitions.lock").ifPresent(ledger -> DefinitionLedger.read(ledger)
          .check(DefinitionLedger.entries(registry, engine)));
      var wordings = Wordings.of(config.files("wordings", "*.yaml"));
      wordings.unused(engine, registry.all()).forEach(problem -> LOG.warn("{}", problem));
      return new CareDefinitions(registry, engine, wordings);
    } catch (IOException e) {
      throw new UncheckedIOException("the definitions cannot be read", e);
    }
  }

  /** For a subcommand; null: no folder was given. */
  static CareDefinitions load(@Nullable Path option) {
    return load(new ConfigFolder("config", option == null ? "" : option.toString()));
  }
}
