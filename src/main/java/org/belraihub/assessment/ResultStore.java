package org.belraihub.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ScoringEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Computes results and keeps each computation with the definitions that made it. */
class ResultStore {

  private static final Logger LOG = LoggerFactory.getLogger(ResultStore.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<ScaleResult>> RESULTS = new TypeReference<>() { };

  private final AssessmentStore store;
  private final ScoringEngine engine;
  private final String definitions;

  ResultStore(AssessmentStore store, ScoringEngine engine) {
    this.store = store;
    this.engine = engine;
    this.definitions = Fingerprint.of(engine.fileHashes());
  }

  /** The results, or nothing when the engine failed: the close stands, results stay pending (R5.21). */
  Optional<List<ScaleResult>> compute(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    try {
      return Optional.of(engine.score(definition, answers, context));
    } catch (RuntimeException e) {
      LOG.error("Scoring of {} failed; results stay pending", definition.id(), e);
      return Optional.empty();
    }
  }

  /** Adds a computation; the id under which it stands. */
  long add(Assessment assessment, InstrumentDefinition definition, List<ScaleResult> results, Instant now) {
    var set = new ResultSet(assessment.id(), now, definition.sha256() + " " + definitions, JSON.writeValueAsString(results));
    store.add(set);
    Long id = set.id();
    return id == null ? 0 : id;
  }

  Results read(@Nullable ResultSet set) {
    return set == null ? Results.pending() : new Results(set.computedAt(), JSON.readValue(set.results(), RESULTS));
  }
}
