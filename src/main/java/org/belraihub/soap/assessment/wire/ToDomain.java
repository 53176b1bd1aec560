package org.belraihub.soap.assessment.wire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.BillingRequest;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.Printing;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.RecentAnswers;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.SideBySide;
import org.belraihub.assessment.Submission;
import org.belraihub.assessment.TakingOver;
import org.belraihub.instrument.Language;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.jspecify.annotations.Nullable;

/** From the wire to commands. */
final class ToDomain {

  private ToDomain() {
  }

  static org.belraihub.assessment.NewAssessment newAssessment(NewAssessment wire) {
    return new org.belraihub.assessment.NewAssessment(SharedForms.insz(wire.getInsz()), wire.getInstrument(), wire.getInstrumentVersion(),
        wire.getCoordination() == null ? null : org.belraihub.assessment.Coordination.valueOf(wire.getCoordination().name()),
        SharedForms.date(wire.getStartDate()), SharedForms.date(wire.getReferenceDate()),
        wire.getCopyFrom() == null ? null : SharedForms.reference(wire.getCopyFrom()));
  }

  static Saving.Save save(SaveAnswersRequest wire) {
    List<GivenModule> modules = wire.getModule().stream()
        .map(module -> new GivenModule(module.getCode(), module.getVersion(), SharedForms.answers(module.getAnswer()))).toList();
    return new Saving.Save(SharedForms.reference(wire.getReference()), modules, Boolean.TRUE.equals(wire.isKeepLease()));
  }

  static Submission.Submit submit(SubmitAssessmentRequest wire) {
    return new Submission.Submit(wire.getReference() == null ? null : SharedForms.reference(wire.getReference()),
        wire.getAssessment() == null ? null : newAssessment(wire.getAssessment()),
        wire.getAnswers() == null ? List.of() : SharedForms.answers(wire.getAnswers().getAnswer()), billing(wire.getBilling()));
  }

  static Reading.ListQuery listQuery(ListAssessmentsRequest wire) {
    return new Reading.ListQuery(SharedForms.insz(wire.getInsz()), wire.getAfter() == null ? null : SharedForms.reference(wire.getAfter()),
        wire.getPageSize());
  }

  static Assigning.Modules modules(ModuleChoice wire) {
    return new Assigning.Modules(SharedForms.reference(wire.getReference()), List.copyOf(wire.getModule()));
  }

  static RecentAnswers.Query recentAnswers(GetRecentAnswersRequest wire) {
    return new RecentAnswers.Query(SharedForms.reference(wire.getReference()), sources(wire.getSources()), List.copyOf(wire.getModule()));
  }

  static TakingOver.TakeOver takeOver(TakeOverAnswersRequest wire) {
    return new TakingOver.TakeOver(SharedForms.reference(wire.getReference()), sources(wire.getSources()), List.copyOf(wire.getModule()),
        Boolean.TRUE.equals(wire.isKeepLease()));
  }

  static SideBySide.Selection selection(GetEvolutionRequest wire) {
    return new SideBySide.Selection(wire.getReference().stream().map(SharedForms::reference).toList());
  }

  static Printing.Choice print(PrintResultsRequest wire) {
    Set<Printing.Part> parts = wire.getPart().stream().map(part -> Printing.Part.valueOf(part.name())).collect(Collectors.toSet());
    return new Printing.Choice(SharedForms.reference(wire.getReference()), Boolean.TRUE.equals(wire.isClientFriendly()), parts,
        Set.copyOf(wire.getModule()));
  }

  /** The languages in which results are to be worded. */
  static List<Language> languages(@Nullable Words asked, Words absent, RequestContext context) {
    return switch (asked == null ? absent : asked) {
      case NONE -> List.of();
      case ONE -> List.of(ContextTranslation.language(context));
      case ALL -> List.of(Language.values());
    };
  }

  private static RecentAnswers.Sources sources(@Nullable Sources wire) {
    return wire == null ? new RecentAnswers.Sources(false, false)
        : new RecentAnswers.Sources(wire.isOwnOrganisation(), wire.isSameInstrument());
  }

  private static @Nullable BillingRequest billing(@Nullable Billing wire) {
    return wire == null ? null : new BillingRequest(wire.isBilled(), wire.getVsbNumber(), wire.getValidityMonths(), wire.getReason());
  }
}
