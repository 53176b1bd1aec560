package org.belraihub.soap.assessment.wire;

import java.util.Objects;

import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.Deleting;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.RecentAnswers;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.assessment.TakingOver;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.PartnerAnswer;
import org.jspecify.annotations.Nullable;

/** From answers of the domain to the wire. */
final class FromDomain {

  private FromDomain() {
  }

  static StartAssessmentResponse started(Starting.Started started) {
    var wire = new StartAssessmentResponse();
    wire.setAssessment(SharedForms.summary(started.summary()));
    wire.getModule().addAll(SharedForms.modules(started.modules()));
    wire.getNotice().addAll(SharedForms.notices(started.notices()));
    return wire;
  }

  static SaveAnswersResponse saved(Saving.Saved saved) {
    var wire = new SaveAnswersResponse();
    wire.setReference(saved.reference());
    wire.getModule().addAll(SharedForms.modules(saved.modules()));
    wire.getNotice().addAll(SharedForms.notices(saved.notices()));
    return wire;
  }

  static SubmitAssessmentResponse submitted(Submission.Outcome outcome, Results results) {
    var wire = new SubmitAssessmentResponse();
    wire.setAssessment(SharedForms.summary(outcome.submitted().summary()));
    wire.setResults(results);
    wire.getNotice().addAll(SharedForms.notices(outcome.submitted().notices()));
    return wire;
  }

  static GetAssessmentResponse view(Reading.View view) {
    var wire = new GetAssessmentResponse();
    wire.setAssessment(SharedForms.summary(view.summary()));
    wire.getModule().addAll(SharedForms.modules(view.modules()));
    wire.setAnswers(SharedForms.answers(view.content()));
    wire.getNotice().addAll(SharedForms.notices(view.notices()));
    return wire;
  }

  static DeleteAssessmentResponse deleted(Deleting.Deleted deleted) {
    var wire = new DeleteAssessmentResponse();
    wire.setReference(deleted.reference());
    return wire;
  }

  static ModulesOfDraft assigned(Assigning.Assigned assigned) {
    var wire = new ModulesOfDraft();
    wire.setReference(assigned.reference());
    wire.getModule().addAll(SharedForms.modules(assigned.modules()));
    return wire;
  }

  static GetRecentAnswersResponse recent(RecentAnswers.Found found) {
    var wire = new GetRecentAnswersResponse();
    wire.setReference(found.reference());
    found.answers().forEach(answer -> wire.getAnswer().add(recent(answer)));
    wire.getNotice().addAll(SharedForms.notices(found.notices()));
    return wire;
  }

  static TakeOverAnswersResponse taken(TakingOver.Taken taken) {
    var wire = new TakeOverAnswersResponse();
    wire.setReference(taken.reference());
    taken.answers().forEach(answer -> wire.getAnswer().add(recent(answer)));
    wire.getModule().addAll(SharedForms.modules(taken.modules()));
    wire.getNotice().addAll(SharedForms.notices(taken.notices()));
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
    wire.setReferenceDate(SharedForms.date(answer.source().dates().reference()));
    wire.setClosingDate(SharedForms.date(Objects.requireNonNull(answer.source().closingDate())));
    return wire;
  }

  static ListAssessmentsResponse page(Reading.Page page) {
    var wire = new ListAssessmentsResponse();
    page.lines().forEach(line -> wire.getAssessment().add(SharedForms.summary(line)));
    page.next().ifPresent(wire::setNext);
    wire.getNotice().addAll(SharedForms.notices(page.notices()));
    return wire;
  }

  static GetResultsResponse results(Reading.ResultsView view, Results results) {
    var wire = new GetResultsResponse();
    wire.setReference(view.reference());
    wire.setResults(results);
    wire.setCentral(view.central() == null ? null : central(view.central()));
    return wire;
  }

  private static CentralResults central(org.belraihub.assessment.CentralResults.Computed computed) {
    var wire = new CentralResults();
    wire.setComputedAt(SharedForms.instant(computed.computedAt()));
    computed.results().forEach(result -> {
      var one = new CentralResults.Result();
      one.setScale(result.scale());
      one.setVersion(result.version());
      one.setValue(result.value());
      wire.getResult().add(one);
    });
    return wire;
  }

  static GetDeliveryStatusResponse deliveries(Reading.DeliveryView view) {
    var wire = new GetDeliveryStatusResponse();
    wire.setReference(view.reference());
    view.legs().forEach(leg -> wire.getLeg().add(leg(leg, view.answers().get(leg.id()))));
    return wire;
  }

  private static Leg leg(Delivery delivery, @Nullable PartnerAnswer answer) {
    var wire = new Leg();
    wire.setLeg(delivery.leg().name());
    wire.setPartner(delivery.partner());
    wire.setState(delivery.stateName());
    wire.setWaitingSince(delivery.state().isFinal() ? null : SharedForms.instant(delivery.waitingSince()));
    wire.setAttempts(delivery.attempts());
    wire.setLastErrorCode(delivery.reason());
    wire.setMessageId(delivery.messageId());
    wire.setAcknowledgedAt(delivery.acknowledgedAt() == null ? null : SharedForms.instant(delivery.acknowledgedAt()));
    wire.setAnswer(answer == null ? null : decision(answer));
    return wire;
  }

  private static Decision decision(PartnerAnswer answer) {
    var wire = new Decision();
    wire.setStatus(answer.status().name());
    wire.getCode().addAll(answer.codes());
    wire.setFileNumber(answer.fileNumber());
    wire.setDecidedAt(SharedForms.instant(answer.decidedAt()));
    return wire;
  }
}
