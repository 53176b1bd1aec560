package org.belraihub.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.jspecify.annotations.Nullable;

/** Computes results and keeps each computation with the definitions that made it. */
class ResultStore {

  private final AssessmentStore store;
  private final ResultComputation computation;

  ResultStore(AssessmentStore store, ResultComputation computation) {
    this.store = store;
    this.computation = computation;
  }

  /** The results, or nothing when the engine failed: the close stands, results stay pending (R5.21). */
  Optional<List<ScaleResult>> compute(InstrumentDefinition definition, Answers answers, ScoringContext context) {
    return computation.compute(definition, answers, context);
  }

  /** Adds a computation; the id under which it stands. */
  long add(Assessment assessment, InstrumentDefinition definition, List<ScaleResult> results, Instant now) {
    var set = new ResultSet(assessment.id(), now, computation.definitionsOf(definition), StoredResults.write(results));
    store.add(set);
    Long id = set.id();
    return id == null ? 0 : id;
  }

  Results read(@Nullable ResultSet set) {
    return set == null ? Results.pending() : new Results(set.computedAt(), StoredResults.read(set.results()));
  }
}
