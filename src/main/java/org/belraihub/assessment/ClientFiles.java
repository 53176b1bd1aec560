package org.belraihub.assessment;

import java.util.List;
import java.util.Map;

import org.belraihub.instrument.Answers;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** Whole files of clients, for whoever decides himself what of them may go where. Every method may run in the caller's transaction. */
public class ClientFiles {

  /**
   * Whether there is anything.
   *
   * @param own    of the organisation
   * @param others closed by others
   */
  public record Held(boolean own, boolean others) {
  }

  /**
   * What is in an assessment.
   *
   * @param answers  answers
   * @param comments item or module code to comment; empty where they were not asked for
   * @param results  newest results; none of a draft
   */
  public record Content(Answers answers, Map<String, String> comments, Results results) {

    @Override
    public String toString() {
      return "Content with " + answers.size() + " answers";
    }
  }

  private final AssessmentStore store;
  private final ClosedContent contents;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final ResultStore results;
  private final BusinessClock business;

  ClientFiles(AssessmentStore store, ClosedContent contents, Drafting drafting, InstrumentChoice instruments, ResultStore results,
              BusinessClock business) {
    this.store = store;
    this.contents = contents;
    this.drafting = drafting;
    this.instruments = instruments;
    this.results = results;
    this.business = business;
  }

  /** Who has closed assessments of a client, or else drafts, which are the organisation's only. */
  public Held held(long person, String organisation, boolean closed) {
    if (!closed) {
      return new Held(!open(person, organisation).isEmpty(), false);
    }
    List<String> closers = store.closers(person);
    return new Held(closers.contains(organisation), closers.stream().anyMatch(other -> !other.equals(organisation)));
  }

  /** A page of the closed assessments of a client, of any organisation, newest first; {@code before} null: the first page. */
  public List<Assessment> closed(long person, @Nullable Long before, int size) {
    return store.closed(person, before, size);
  }

  /** The open drafts that an organisation has of a client. */
  public List<Assessment> open(long person, String organisation) {
    return store.open(person, organisation, business.today());
  }

  /** What is in an assessment, as it is now. */
  public Content content(Assessment assessment, boolean withComments) {
    if (!assessment.isClosed()) {
      DraftContent draft = drafting.view(assessment.id(), instruments.of(assessment)).content();
      return new Content(draft.answers(), withComments ? draft.comments() : Map.of(), Results.pending());
    }
    Snapshot snapshot = store.snapshot(assessment);
    return new Content(contents.answers(snapshot), withComments ? contents.comments(snapshot) : Map.of(),
        results.read(store.newestResults(assessment.id()).orElse(null)));
  }

  /** What of a closed assessment cannot name anybody (R9.11): codes, numbers and results; of a version that is not known here no answers. */
  public Content impersonal(Assessment assessment) {
    Content whole = content(assessment, false);
    return new Content(instruments.find(assessment.instrument()).map(definition -> definition.impersonal(whole.answers())).orElse(Answers.none()),
        Map.of(), whole.results());
  }
}
