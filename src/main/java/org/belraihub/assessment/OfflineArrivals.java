package org.belraihub.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.request.Admitted;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/**
 * Assessments that were made without a network. Their offline dates count: a draft past its expiry is refused, what was submitted is
 * accepted late (R7.20). Runs in the caller's transaction, which sees to it that an item is taken once.
 */
public class OfflineArrivals {

  /**
   * What was made.
   *
   * @param assessment  client, instrument and dates
   * @param createdOn   offline creation date
   * @param submittedAt when it was submitted offline; null: it is a draft
   * @param modules     what was filled in
   * @param billing     null: the default of the role
   */
  public record Made(NewAssessment assessment, LocalDate createdOn, @Nullable Instant submittedAt, List<GivenModule> modules,
                     @Nullable BillingRequest billing) {

    @Override
    public String toString() {
      return "Made offline on " + createdOn;
    }
  }

  /**
   * What came of it.
   *
   * @param reference reference number
   * @param outcome   of the close, to be announced after the commit; empty for a draft
   */
  public record Taken(String reference, Optional<Submission.Outcome> outcome) {
  }

  private final Starting starting;
  private final Submission submission;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final BusinessClock business;
  private final SystemClock clock;

  OfflineArrivals(Starting starting, Submission submission, Drafting drafting, InstrumentChoice instruments, BusinessClock business,
                  SystemClock clock) {
    this.starting = starting;
    this.submission = submission;
    this.drafting = drafting;
    this.instruments = instruments;
    this.business = business;
    this.clock = clock;
  }

  /**
   * Takes it.
   *
   * @throws RefusedException INSTRUMENT_UNAVAILABLE, START_DATE_OUT_OF_WINDOW, ASSESSMENT_EXPIRED, or what a start, a save or a submission
   *                          is refused with
   */
  public Taken take(Admitted<Made> request) {
    Made made = request.command();
    NewAssessment assessment = made.assessment();
    InstrumentDefinition definition = instruments.startable(assessment.instrument(), assessment.version());
    if (!definition.profile().offline()) {
      throw new RefusedException(FaultCode.INSTRUMENT_UNAVAILABLE, definition.code() + " is not made offline");
    }
    if (made.createdOn().isAfter(business.today())) {
      throw new RefusedException(FaultCode.START_DATE_OUT_OF_WINDOW, "made on a day that has not come", List.of("creationDate"));
    }
    Instant submittedAt = made.submittedAt();
    if (submittedAt == null) {
      return new Taken(starting.begun(request.as(assessment), made.createdOn(), made.modules(), drafting).reference().text(), Optional.empty());
    }
    LocalDate closedOn = BelgianTime.dateOf(submittedAt);
    if (closedOn.isBefore(made.createdOn()) || closedOn.isAfter(business.today())) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "submitted before it was made, or in the future", List.of("submittedAt"));
    }
    List<GivenAnswer> answers = made.modules().stream().flatMap(module -> module.answers().stream()).toList();
    Instant closedAt = submittedAt.isAfter(clock.now()) ? clock.now() : submittedAt;
    var outcome = submission.submitted(request.as(new Submission.Submit(null, assessment, answers, made.billing())),
        new Submission.When(made.createdOn(), closedOn, closedAt));
    return new Taken(outcome.submitted().summary().reference(), Optional.of(outcome));
  }
}
