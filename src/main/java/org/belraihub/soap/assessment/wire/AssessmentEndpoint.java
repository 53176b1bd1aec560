package org.belraihub.soap.assessment.wire;

import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.Deleting;
import org.belraihub.assessment.Printing;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.RecentAnswers;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.SideBySide;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.assessment.TakingOver;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.print.ResultDocument;
import org.belraihub.scoring.ResultWording;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.jspecify.annotations.Nullable;

/** The contract {@code assessment-v1.wsdl}: translates and hands over to the routes. */
public final class AssessmentEndpoint implements AssessmentPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/assessment-v1.xsd";

  private final RequestEdge edge;
  private final ResultForms results;
  private final ResultDocument documents;

  /** An endpoint on the common edge; wording and instruments give results their words. */
  public AssessmentEndpoint(RequestEdge edge, ResultWording wording, InstrumentRegistry instruments) {
    this.edge = edge;
    this.results = new ResultForms(wording, instruments);
    this.documents = new ResultDocument(wording, instruments);
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/assessment-v1.wsdl", AssessmentService.class);
  }

  @Override
  public StartAssessmentResponse startAssessment(StartAssessmentRequest request) {
    return FromDomain.started(handle(request.getContext(), ToDomain.newAssessment(request.getAssessment()), null, "start-assessment",
        Starting.Started.class));
  }

  @Override
  public SaveAnswersResponse saveAnswers(SaveAnswersRequest request) {
    return FromDomain.saved(handle(request.getContext(), ToDomain.save(request), request.getReference(), "save-answers",
        Saving.Saved.class));
  }

  @Override
  public SubmitAssessmentResponse submitAssessment(SubmitAssessmentRequest request) {
    var outcome = handle(request.getContext(), ToDomain.submit(request), request.getReference(), "submit-assessment",
        Submission.Outcome.class);
    var instrument = new InstrumentId(outcome.submitted().summary().instrument(), outcome.submitted().summary().version());
    return FromDomain.submitted(outcome,
        results.complete(outcome.results(), instrument, ToDomain.languages(request.getWords(), Words.NONE, request.getContext())));
  }

  @Override
  public GetAssessmentResponse getAssessment(GetAssessmentRequest request) {
    return FromDomain.view(handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(),
        "get-assessment", Reading.View.class));
  }

  @Override
  public ListAssessmentsResponse listAssessments(ListAssessmentsRequest request) {
    return FromDomain.page(handle(request.getContext(), ToDomain.listQuery(request), null, "list-assessments", Reading.Page.class));
  }

  @Override
  public GetResultsResponse getResults(GetResultsRequest request) {
    var view = handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(), "get-results",
        Reading.ResultsView.class);
    return FromDomain.results(view,
        results.complete(view.results(), view.instrument(), ToDomain.languages(request.getWords(), Words.ONE, request.getContext())));
  }

  @Override
  public PrintResultsResponse printResults(PrintResultsRequest request) {
    var sheet = handle(request.getContext(), ToDomain.print(request), request.getReference(), "print-results", Printing.Sheet.class);
    var response = new PrintResultsResponse();
    response.setReference(sheet.summary().reference());
    response.setPdf(documents.pdf(sheet, ContextTranslation.language(request.getContext())));
    return response;
  }

  @Override
  public GetDeliveryStatusResponse getDeliveryStatus(GetDeliveryStatusRequest request) {
    return FromDomain.deliveries(handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(),
        "get-delivery-status", Reading.DeliveryView.class));
  }

  @Override
  public DeleteAssessmentResponse deleteAssessment(DeleteAssessmentRequest request) {
    return FromDomain.deleted(handle(request.getContext(), SharedForms.reference(request.getReference()), request.getReference(),
        "delete-assessment", Deleting.Deleted.class));
  }

  @Override
  public ModulesOfDraft assignModules(ModuleChoice request) {
    return FromDomain.assigned(handle(request.getContext(), ToDomain.modules(request), request.getReference(), "assign-modules",
        Assigning.Assigned.class));
  }

  @Override
  public ModulesOfDraft releaseModules(ModuleChoice request) {
    return FromDomain.assigned(handle(request.getContext(), ToDomain.modules(request), request.getReference(), "release-modules",
        Assigning.Assigned.class));
  }

  @Override
  public GetRecentAnswersResponse getRecentAnswers(GetRecentAnswersRequest request) {
    return FromDomain.recent(handle(request.getContext(), ToDomain.recentAnswers(request), request.getReference(), "get-recent-answers",
        RecentAnswers.Found.class));
  }

  @Override
  public TakeOverAnswersResponse takeOverAnswers(TakeOverAnswersRequest request) {
    return FromDomain.taken(handle(request.getContext(), ToDomain.takeOver(request), request.getReference(), "take-over-answers",
        TakingOver.Taken.class));
  }

  @Override
  public GetEvolutionResponse getEvolution(GetEvolutionRequest request) {
    return results.course(handle(request.getContext(), ToDomain.selection(request), null, "get-evolution", SideBySide.Course.class),
        ToDomain.languages(request.getWords(), Words.ONE, request.getContext()));
  }

  private <C, A> A handle(RequestContext context, C command, @Nullable String reference, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, reference, route, answer);
  }
}
