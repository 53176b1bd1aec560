package org.belraihub.assessment;

import java.util.List;
import java.util.Optional;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ScoringEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes results and names the definitions that made them. */
final class ResultComputation {

  private static final Logger LOG = LoggerFactory.getLogger(ResultComputation.class);

  private final ScoringEngine engine;
  private final String engineDefinitions;

  ResultComputation(ScoringEngine engine) {
    this.engine = engine;
    this.engineDefinitions = Fingerprint.of(engine.fileHashes());
  }

  /** The results, or nothing when the engine failed: the close stands, results stay pending (R5.21). */
  Optional<List<ScaleResult>> compute(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    try {
      return Optional.of(engine.score(definition, answers, context));
    } catch (RuntimeException e) {
      LOG.error("Scoring of {} failed", definition.id(), e);
      return Optional.empty();
    }
  }

  /** Names everything that results of this instrument version rest on now. */
  String definitionsOf(InstrumentDefinition definition) {
    return definition.sha256() + " " + engineDefinitions;
  }
}
