package org.belraihub.assessment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Closed assessments that were made on another platform (R7.01): stored as they came, scored as a preview, read by the same rules as our
 * own. Every method runs in the caller's transaction.
 */
public class ReceivedAssessments {

  /**
   * What came.
   *
   * @param reference     number given by the other platform
   * @param instrument    a version that is known here
   * @param dates         as they were there
   * @param person        internal id of the client
   * @param organisation  HCO number
   * @param submitter     internal id of the provider who closed it
   * @param submitterName his name, empty when it was not told
   * @param submitterRole in which role
   * @param closedAt      when
   * @param answers       all answers
   * @param digest        of the content
   * @param shared        whether other organisations may see it
   */
  public record Content(ReferenceNumber reference, InstrumentId instrument, AssessmentDates dates, long person, String organisation,
                        long submitter, String submitterName, String submitterRole, Instant closedAt, Answers answers, byte[] digest,
                        boolean shared) {

    @Override
    public String toString() {
      return "Content of " + reference;
    }
  }

  /**
   * An assessment that is open there and in which somebody of here is to take part.
   *
   * @param reference    number given by the other platform
   * @param instrument   a version that is known here
   * @param dates        as they are there, the same expiry on both sides
   * @param person       internal id of the client
   * @param organisation HCO number of the coordinator's organisation
   * @param coordinator  name of the coordinator
   */
  public record Open(ReferenceNumber reference, InstrumentId instrument, AssessmentDates dates, long person, String organisation,
                     String coordinator) {

    @Override
    public String toString() {
      return "Open " + reference;
    }
  }

  private final AssessmentStore store;
  private final JdbcClient jdbc;

  ReceivedAssessments(AssessmentStore store, JdbcClient jdbc) {
    this.store = store;
    this.jdbc = jdbc;
  }

  /** Whatever has this number here, ours or theirs, locked. */
  public Optional<Assessment> lock(ReferenceNumber reference) {
    return store.lock(reference);
  }

  /** Stores it; its results are pending. */
  public Assessment add(Content content) {
    Assessment assessment = store.find(content.reference()).orElse(null);
    if (assessment == null) {
      assessment = Assessment.received(store.nextId(), content);
      store.add(assessment);
    } else {
      assessment.take(content);
    }
    store.add(ClosedContent.received(assessment.id(), content.answers(), content.digest()));
    store.flush();
    return assessment;
  }

  /** The row of an open one, made when there is none yet. */
  public Assessment open(Open open, Instant now) {
    return store.lock(open.reference()).orElseGet(() -> {
      Assessment assessment = Assessment.open(store.nextId(), open, now);
      store.add(assessment);
      store.flush();
      return assessment;
    });
  }

  /** Whether other organisations may see one that came. */
  public void share(Assessment assessment, boolean toOthers) {
    assessment.shared(toOthers);
  }

  /** An operator has decided that this content is right and the one before was wrong, which is kept apart. */
  public void replace(Assessment assessment, Content content, Instant now) {
    assessment.take(content);
    store.flush();
    jdbc.sql("""
            insert into assessment_superseded (assessment_id, answers, digest, superseded_at)
            select assessment_id, answers, digest, ? from assessment_snapshot where assessment_id = ?""")
        .params(Timestamp.from(now), assessment.id()).update();
    jdbc.sql("update assessment_snapshot set answers = ?::jsonb, digest = ? where assessment_id = ?")
        .params(ClosedContent.json(content.answers()), content.digest(), assessment.id()).update();
  }
}
