package org.belraihub.federal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * What crosses to the other side of one closed assessment (R7.03); there is no room for comments.
 *
 * @param messageId         id of the message
 * @param reference         its reference number, business key on both sides
 * @param sequence          number of this message among those about the assessment, from 1; decides the order (R7.06)
 * @param originPlatform    code of the platform on which it was closed
 * @param instrument        code, for example {@code BELRAI_SCREENER}
 * @param instrumentVersion version of the definition
 * @param creationDate      Belgian date
 * @param startDate         Belgian date
 * @param referenceDate     Belgian date
 * @param closedAt          moment of the close
 * @param person            the person in need of care
 * @param hco               organisation that closed it
 * @param nihii             its RIZIV number
 * @param submitter         who closed it
 * @param submitterRole     in which role
 * @param submitterName     name, empty when it was not told
 * @param answers           every answer given, in item order
 * @param results           results known at the close, may be empty
 * @param contentDigest     SHA-256 of the closed content, 64 lower-case hexadecimal digits (R10.12)
 */
public record ClosedAssessmentCopy(
    String messageId, ReferenceNumber reference, long sequence, String originPlatform, String instrument, String instrumentVersion,
    LocalDate creationDate, LocalDate startDate, LocalDate referenceDate, Instant closedAt,
    Insz person, HcoNumber hco, NihiiNumber nihii, Insz submitter, String submitterRole,
    String submitterName, List<Answer> answers, List<Result> results, String contentDigest) implements SyncMessage {

  /** Copies the lists. */
  public ClosedAssessmentCopy {
    answers = List.copyOf(answers);
    results = List.copyOf(results);
  }

  /** The answer to one item. */
  public record Answer(String item, String value) {
  }

  /** One result; {@code value} is null where the scale could not be computed. */
  public record Result(String scale, String version, @Nullable BigDecimal value) {
  }

  @Override
  public String toString() {
    return "ClosedAssessmentCopy " + reference;
  }
}
