package org.belraihub.soap.assessment.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.Deleting;
import org.belraihub.assessment.DraftContent;
import org.belraihub.assessment.ModuleProgress;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.RecentAnswers;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.SideBySide;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.assessment.TakingOver;
import org.belraihub.delivery.Delivery;
import org.belraihub.fault.NoticeCode;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.soap.fault.wire.Notice;
import org.belraihub.soap.fault.wire.NoticeTranslation;
import org.jspecify.annotations.Nullable;

/** From answers of the domain to the wire. */
final class FromDomain {

  private static final DatatypeFactory TYPES = types();

  private FromDomain() {
  }

  static StartAssessmentResponse started(Starting.Started started) {
    var wire = new StartAssessmentResponse();
    wire.setAssessment(summary(started.summary()));
    wire.getModule().addAll(modules(started.modules()));
    wire.getNotice().addAll(notices(started.notices()));
    return wire;
  }

  static SaveAnswersResponse saved(Saving.Saved saved) {
    var wire = new SaveAnswersResponse();
    wire.setReference(saved.reference());
    wire.getModule().addAll(modules(saved.modules()));
    wire.getNotice().addAll(notices(saved.notices()));
    return wire;
  }

  static SubmitAssessmentResponse submitted(Submission.Outcome outcome) {
    var wire = new SubmitAssessmentResponse();
    wire.setAssessment(summary(outcome.submitted().summary()));
    wire.setResults(results(outcome.results()));
    wire.getNotice().addAll(notices(outcome.submitted().notices()));
    return wire;
  }

  static GetAssessmentResponse view(Reading.View view) {
    var wire = new GetAssessmentResponse();
    wire.setAssessment(summary(view.summary()));
    wire.getModule().addAll(modules(view.modules()));
    wire.setAnswers(answers(view.content()));
    wire.getNotice().addAll(notices(view.notices()));
    return wire;
  }

  private static Answers answers(DraftContent content) {
    var codes = new TreeSet<>(content.answers().items());
    codes.addAll(content.cleared());
    codes.addAll(content.underConsideration());
    codes.addAll(content.comments().keySet());
    var wire = new Answers();
    codes.forEach(code -> wire.getAnswer().add(answer(content, code)));
    return wire;
  }

  private static Answer answer(DraftContent content, String code) {
    var answer = new Answer();
    answer.setItem(code);
    answer.setValue(content.answers().get(code));
    answer.setComment(content.comments().get(code));
    if (content.underConsideration().contains(code)) {
      answer.setUnderConsideration(true);
      answer.setState(ItemState.UNDER_CONSIDERATION);
    } else if (content.answers().has(code)) {
      answer.setState(ItemState.ANSWERED);
    } else {
      answer.setState(content.cleared().contains(code) ? ItemState.CLEARED : ItemState.OPEN);
    }
    return answer;
  }

  static DeleteAssessmentResponse deleted(Deleting.Deleted deleted) {
    var wire = new DeleteAssessmentResponse();
    wire.setReference(deleted.reference());
    return wire;
  }

  static ModulesOfDraft assigned(Assigning.Assigned assigned) {
    var wire = new ModulesOfDraft();
    wire.setReference(assigned.reference());
    wire.getModule().addAll(modules(assigned.modules()));
    return wire;
  }

  static GetRecentAnswersResponse recent(RecentAnswers.Found found) {
    var wire = new GetRecentAnswersResponse();
    wire.setReference(found.reference());
    found.answers().forEach(answer -> wire.getAnswer().add(recent(answer)));
    wire.getNotice().addAll(notices(found.notices()));
    return wire;
  }

  static TakeOverAnswersResponse taken(TakingOver.Taken taken) {
    var wire = new TakeOverAnswersResponse();
    wire.setReference(taken.reference());
    taken.answers().forEach(answer -> wire.getAnswer().add(recent(answer)));
    wire.getModule().addAll(modules(taken.modules()));
    wire.getNotice().addAll(notices(taken.notices()));
    return wire;
  }

  private static RecentAnswer recent(RecentAnswers.Recent answer) {
    var wire = new RecentAnswer();
    wire.setItem(answer.item());
    wire.setValue(answer.value());
    wire.setSourceItem(answer.sourceItem());
    wire.setReference(answer.source().reference());
    wire.setInstrument(answer.source().instrument());
    wire.setInstrumentVersion(answer.source().version());
    wire.setOrganisation(answer.source().organisation());
    wire.setAssessor(answer.assessor());
    wire.setReferenceDate(date(answer.source().dates().reference()));
    wire.setClosingDate(date(Objects.requireNonNull(answer.source().closingDate())));
    return wire;
  }

  static GetEvolutionResponse course(SideBySide.Course course) {
    var wire = new GetEvolutionResponse();
    course.points().forEach(point -> {
      var one = new GetEvolutionResponse.Point();
      one.setAssessment(summary(point.summary()));
      one.setResults(results(point.results()));
      wire.getPoint().add(one);
    });
    course.rows().forEach(row -> {
      var trend = new GetEvolutionResponse.Trend();
      trend.setScale(row.scale());
      trend.setDirection(row.trend().name());
      wire.getTrend().add(trend);
    });
    return wire;
  }

  static ListAssessmentsResponse page(Reading.Page page) {
    var wire = new ListAssessmentsResponse();
    page.lines().forEach(line -> wire.getAssessment().add(summary(line)));
    wire.setMore(page.more());
    wire.getNotice().addAll(notices(page.notices()));
    return wire;
  }

  static GetResultsResponse results(Reading.ResultsView view) {
    var wire = new GetResultsResponse();
    wire.setReference(view.reference());
    wire.setResults(results(view.results()));
    return wire;
  }

  static GetDeliveryStatusResponse deliveries(Reading.DeliveryView view) {
    var wire = new GetDeliveryStatusResponse();
    wire.setReference(view.reference());
    view.legs().forEach(leg -> wire.getLeg().add(leg(leg)));
    return wire;
  }

  private static Leg leg(Delivery delivery) {
    var wire = new Leg();
    wire.setLeg(delivery.leg().name());
    wire.setPartner(delivery.partner());
    wire.setState(delivery.stateName());
    wire.setWaitingSince(delivery.state().isFinal() ? null : instant(delivery.waitingSince()));
    wire.setAttempts(delivery.attempts());
    wire.setLastErrorCode(delivery.reason());
    wire.setMessageId(delivery.messageId());
    wire.setAcknowledgedAt(delivery.acknowledgedAt() == null ? null : instant(delivery.acknowledgedAt()));
    return wire;
  }

  private static Results results(org.belraihub.assessment.Results results) {
    var wire = new Results();
    wire.setState(results.isPending() ? "PENDING" : "AVAILABLE");
    wire.setComputedAt(results.computedAt() == null ? null : instant(results.computedAt()));
    results.results().forEach(result -> wire.getResult().add(result(result)));
    return wire;
  }

  private static Result result(ScaleResult result) {
    var wire = new Result();
    wire.setScale(result.scale());
    wire.setVersion(Integer.toString(result.scaleVersion()));
    wire.setValue(result.value());
    wire.setCategory(result.category());
    wire.setInterpretation(result.interpretationKey());
    wire.setRule(result.rule());
    wire.setConfidence(result.confidence().name());
    wire.setStatus(result.status().name());
    wire.getMissingItem().addAll(result.missing());
    // sorted, so that a stored result reads as it did when it was made
    new TreeMap<>(result.inputs()).forEach((item, value) -> {
      var input = new Result.Input();
      input.setItem(item);
      input.setValue(value);
      wire.getInput().add(input);
    });
    return wire;
  }

  private static Summary summary(org.belraihub.assessment.Summary summary) {
    var wire = new Summary();
    wire.setReference(summary.reference());
    wire.setInstrument(summary.instrument());
    wire.setInstrumentVersion(summary.version());
    wire.setCoordination(Coordination.valueOf(summary.coordination().name()));
    wire.setState(State.valueOf(summary.state().name()));
    wire.setOrganisation(summary.organisation());
    var dates = new Dates();
    dates.setCreationDate(date(summary.dates().creation()));
    dates.setStartDate(date(summary.dates().start()));
    dates.setReferenceDate(date(summary.dates().reference()));
    dates.setExpiryDate(date(summary.dates().expiry()));
    dates.setClosingDate(summary.closingDate() == null ? null : date(summary.closingDate()));
    wire.setDates(dates);
    wire.setUrgent(summary.urgent());
    wire.setStartedBy(summary.startedBy());
    wire.setClosedBy(summary.closedBy());
    if (summary.billing() != null) {
      wire.setBilling(billing(summary.billing(), summary.dates().reference()));
    }
    return wire;
  }

  private static ClosedBilling billing(org.belraihub.assessment.Billing billing, LocalDate from) {
    var wire = new ClosedBilling();
    wire.setVsbNumber(billing.vsbNumber());
    wire.setValidityMonths(billing.validityMonths());
    wire.setValidFrom(date(from));
    wire.setValidUntil(date(billing.validUntil()));
    wire.setReason(billing.reason());
    return wire;
  }

  private static List<Module> modules(List<ModuleProgress> modules) {
    return modules.stream().map(progress -> {
      var wire = new Module();
      wire.setCode(progress.code());
      wire.setVersion(progress.version());
      wire.setState(ModuleState.valueOf(progress.state().name()));
      wire.getMissingItem().addAll(progress.missing());
      wire.setPercent(progress.percent());
      ModuleProgress.Holder lease = progress.lease();
      wire.setInUse(holder(lease));
      wire.setLeasedUntil(lease == null || lease.until() == null ? null : instant(lease.until()));
      wire.setAssigned(holder(progress.assigned()));
      return wire;
    }).toList();
  }

  private static @Nullable Holder holder(ModuleProgress.@Nullable Holder holder) {
    if (holder == null) {
      return null;
    }
    var wire = new Holder();
    wire.setName(holder.name());
    wire.setSince(instant(holder.since()));
    wire.setUntil(holder.until() == null ? null : instant(holder.until()));
    return wire;
  }

  private static List<Notice> notices(List<NoticeCode> codes) {
    return codes.stream().map(NoticeTranslation::notice).toList();
  }

  private static XMLGregorianCalendar date(LocalDate date) {
    return TYPES.newXMLGregorianCalendar(date.toString());
  }

  private static XMLGregorianCalendar instant(Instant instant) {
    return TYPES.newXMLGregorianCalendar(instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static DatatypeFactory types() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("every Java platform has XML datatypes", e);
    }
  }
}
