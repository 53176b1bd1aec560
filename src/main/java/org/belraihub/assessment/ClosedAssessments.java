package org.belraihub.assessment;

import org.belraihub.instrument.Answers;
import org.springframework.transaction.support.TransactionOperations;

/** Closed assessments as the legs need them: content and newest results, never comments. */
public class ClosedAssessments {

  /**
   * What a partner may get, each its part.
   *
   * @param assessment head
   * @param answers    answers
   * @param results    newest results, or pending
   */
  public record Closed(Assessment assessment, Answers answers, Results results) {
  }

  private final AssessmentStore store;
  private final ClosedContent contents;
  private final ResultStore results;
  private final TransactionOperations transaction;

  ClosedAssessments(AssessmentStore store, ClosedContent contents, ResultStore results, TransactionOperations transaction) {
    this.store = store;
    this.contents = contents;
    this.results = results;
    this.transaction = transaction;
  }

  /** The head alone. */
  public Assessment head(long id) {
    return transaction.execute(status -> store.find(id).orElseThrow(() -> new IllegalStateException("no assessment " + id)));
  }

  /** Head, answers and results. */
  public Closed find(long id) {
    AssessmentStore.Content content = transaction.execute(status -> store.content(id).orElseThrow(() ->
        new IllegalStateException("no closed assessment " + id)));
    return new Closed(content.assessment(), contents.answers(content.snapshot()), results.read(content.results()));
  }
}
