package org.belraihub.soap.assessment.wire;

import java.time.LocalDate;
import java.util.List;

import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.BillingRequest;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.RecentAnswers;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.SideBySide;
import org.belraihub.assessment.Submission;
import org.belraihub.assessment.TakingOver;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/** From the wire to commands. */
final class ToDomain {

  private ToDomain() {
  }

  static org.belraihub.assessment.NewAssessment newAssessment(NewAssessment wire) {
    return new org.belraihub.assessment.NewAssessment(insz(wire.getInsz()), wire.getInstrument(), wire.getInstrumentVersion(),
        wire.getCoordination() == null ? null : org.belraihub.assessment.Coordination.valueOf(wire.getCoordination().name()),
        date(wire.getStartDate()), date(wire.getReferenceDate()), wire.getCopyFrom() == null ? null : reference(wire.getCopyFrom()));
  }

  static Saving.Save save(SaveAnswersRequest wire) {
    List<GivenModule> modules = wire.getModule().stream()
        .map(module -> new GivenModule(module.getCode(), module.getVersion(), answers(module.getAnswer()))).toList();
    return new Saving.Save(reference(wire.getReference()), modules, Boolean.TRUE.equals(wire.isKeepLease()));
  }

  static Submission.Submit submit(SubmitAssessmentRequest wire) {
    return new Submission.Submit(wire.getReference() == null ? null : reference(wire.getReference()),
        wire.getAssessment() == null ? null : newAssessment(wire.getAssessment()),
        wire.getAnswers() == null ? List.of() : answers(wire.getAnswers().getAnswer()), billing(wire.getBilling()));
  }

  static Reading.ListQuery listQuery(ListAssessmentsRequest wire) {
    return new Reading.ListQuery(insz(wire.getInsz()), wire.getAfter() == null ? null : reference(wire.getAfter()), wire.getPageSize());
  }

  static Assigning.Modules modules(ModuleChoice wire) {
    return new Assigning.Modules(reference(wire.getReference()), List.copyOf(wire.getModule()));
  }

  static RecentAnswers.Query recentAnswers(GetRecentAnswersRequest wire) {
    return new RecentAnswers.Query(reference(wire.getReference()), sources(wire.getSources()), List.copyOf(wire.getModule()));
  }

  static TakingOver.TakeOver takeOver(TakeOverAnswersRequest wire) {
    return new TakingOver.TakeOver(reference(wire.getReference()), sources(wire.getSources()), List.copyOf(wire.getModule()),
        Boolean.TRUE.equals(wire.isKeepLease()));
  }

  static SideBySide.Selection selection(GetEvolutionRequest wire) {
    return new SideBySide.Selection(wire.getReference().stream().map(ToDomain::reference).toList());
  }

  private static RecentAnswers.Sources sources(@Nullable Sources wire) {
    return wire == null ? new RecentAnswers.Sources(false, false)
        : new RecentAnswers.Sources(wire.isOwnOrganisation(), wire.isSameInstrument());
  }

  private static @Nullable BillingRequest billing(@Nullable Billing wire) {
    return wire == null ? null : new BillingRequest(wire.isBilled(), wire.getVsbNumber(), wire.getValidityMonths(), wire.getReason());
  }

  private static List<GivenAnswer> answers(List<Answer> wire) {
    return wire.stream().map(answer -> new GivenAnswer(answer.getItem(), answer.getValue(), answer.isUnderConsideration(),
        answer.getComment())).toList();
  }

  private static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }

  static ReferenceNumber reference(String text) {
    try {
      return new ReferenceNumber(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not a reference number");
    }
  }

  /** An xs:date may carry a zone; the day stays as it is written. */
  private static @Nullable LocalDate date(@Nullable XMLGregorianCalendar wire) {
    return wire == null ? null : LocalDate.of(wire.getYear(), wire.getMonth(), wire.getDay());
  }
}
