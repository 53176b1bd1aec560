package org.belraihub.soap;

import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.DeleteAssessmentRequest;
import org.belraihub.soap.assessment.wire.DeleteAssessmentResponse;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetAssessmentResponse;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusResponse;
import org.belraihub.soap.assessment.wire.GetEvolutionRequest;
import org.belraihub.soap.assessment.wire.GetEvolutionResponse;
import org.belraihub.soap.assessment.wire.GetRecentAnswersRequest;
import org.belraihub.soap.assessment.wire.GetRecentAnswersResponse;
import org.belraihub.soap.assessment.wire.GetResultsRequest;
import org.belraihub.soap.assessment.wire.GetResultsResponse;
import org.belraihub.soap.assessment.wire.ListAssessmentsRequest;
import org.belraihub.soap.assessment.wire.ListAssessmentsResponse;
import org.belraihub.soap.assessment.wire.ModuleChoice;
import org.belraihub.soap.assessment.wire.ModulesOfDraft;
import org.belraihub.soap.assessment.wire.PrintResultsRequest;
import org.belraihub.soap.assessment.wire.PrintResultsResponse;
import org.belraihub.soap.assessment.wire.SaveAnswersRequest;
import org.belraihub.soap.assessment.wire.SaveAnswersResponse;
import org.belraihub.soap.assessment.wire.StartAssessmentRequest;
import org.belraihub.soap.assessment.wire.StartAssessmentResponse;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentResponse;
import org.belraihub.soap.assessment.wire.TakeOverAnswersRequest;
import org.belraihub.soap.assessment.wire.TakeOverAnswersResponse;

/** An implementor of the contract that a test overrides where it looks. */
public class NoAssessments implements AssessmentPort {

  @Override
  public StartAssessmentResponse startAssessment(StartAssessmentRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SaveAnswersResponse saveAnswers(SaveAnswersRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SubmitAssessmentResponse submitAssessment(SubmitAssessmentRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetAssessmentResponse getAssessment(GetAssessmentRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ListAssessmentsResponse listAssessments(ListAssessmentsRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetResultsResponse getResults(GetResultsRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PrintResultsResponse printResults(PrintResultsRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetDeliveryStatusResponse getDeliveryStatus(GetDeliveryStatusRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeleteAssessmentResponse deleteAssessment(DeleteAssessmentRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ModulesOfDraft assignModules(ModuleChoice request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ModulesOfDraft releaseModules(ModuleChoice request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetRecentAnswersResponse getRecentAnswers(GetRecentAnswersRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TakeOverAnswersResponse takeOverAnswers(TakeOverAnswersRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetEvolutionResponse getEvolution(GetEvolutionRequest request) {
    throw new UnsupportedOperationException();
  }
}
