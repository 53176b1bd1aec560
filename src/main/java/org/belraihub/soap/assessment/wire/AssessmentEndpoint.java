package org.belraihub.soap.assessment.wire;

import org.belraihub.assessment.Reading;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
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

  /** An endpoint on the common edge. */
  public AssessmentEndpoint(RequestEdge edge) {
    this.edge = edge;
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
    return FromDomain.submitted(handle(request.getContext(), ToDomain.submit(request), request.getReference(), "submit-assessment",
        Submission.Outcome.class));
  }

  @Override
  public GetAssessmentResponse getAssessment(GetAssessmentRequest request) {
    return FromDomain.view(handle(request.getContext(), reference(request.getReference()), request.getReference(), "get-assessment",
        Reading.View.class));
  }

  @Override
  public ListAssessmentsResponse listAssessments(ListAssessmentsRequest request) {
    return FromDomain.page(handle(request.getContext(), ToDomain.listQuery(request), null, "list-assessments", Reading.Page.class));
  }

  @Override
  public GetResultsResponse getResults(GetResultsRequest request) {
    return FromDomain.results(handle(request.getContext(), reference(request.getReference()), request.getReference(), "get-results",
        Reading.ResultsView.class));
  }

  @Override
  public GetDeliveryStatusResponse getDeliveryStatus(GetDeliveryStatusRequest request) {
    return FromDomain.deliveries(handle(request.getContext(), reference(request.getReference()), request.getReference(),
        "get-delivery-status", Reading.DeliveryView.class));
  }

  private <C, A> A handle(RequestContext context, C command, @Nullable String reference, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, reference, route, answer);
  }

  private static ReferenceNumber reference(String text) {
    try {
      return new ReferenceNumber(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not a reference number");
    }
  }
}
