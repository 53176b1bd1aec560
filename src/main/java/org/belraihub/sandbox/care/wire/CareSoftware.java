package org.belraihub.sandbox.care.wire;

import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.xml.ws.soap.SOAPFaultException;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.assessment.wire.GetResultsRequest;
import org.belraihub.soap.assessment.wire.HubFault;
import org.belraihub.soap.assessment.wire.Leg;
import org.belraihub.soap.assessment.wire.ListAssessmentsRequest;
import org.belraihub.soap.assessment.wire.Module;
import org.belraihub.soap.assessment.wire.ModuleChoice;
import org.belraihub.soap.assessment.wire.ModulesOfDraft;
import org.belraihub.soap.assessment.wire.Results;
import org.belraihub.soap.assessment.wire.StartAssessmentRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.assessment.wire.Summary;
import org.belraihub.soap.fault.wire.Notice;
import org.jspecify.annotations.Nullable;

/** Client software of one care organisation. Every call takes a fresh request id unless one is given. */
public final class CareSoftware {

  private final Desk desk;
  private final AssessmentPort hub;

  /** Software at a desk that talks to the assessment service at the address. */
  public CareSoftware(URI address, SandboxKeys keys, Desk desk) {
    this.desk = desk;
    this.hub = SignedPort.open(AssessmentPort.class, address, keys, desk.key());
  }

  /** A request id that nobody used before. */
  public static String freshRequestId() {
    return UUID.randomUUID().toString();
  }

  /** Starts an assessment today. */
  public Draft start(Case what) throws RefusedByHubException {
    var request = new StartAssessmentRequest();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setAssessment(Requests.assessment(what));
    return call(() -> {
      var response = hub.startAssessment(request);
      return new Draft(response.getAssessment().getReference(), versions(response.getModule()), notices(response.getNotice()));
    });
  }

  /** Saves all answers, module by module, and leaves no lease. */
  public Draft save(Draft draft, InstrumentDefinition definition, Answers answers) throws RefusedByHubException {
    var request = Requests.saving(desk, freshRequestId(), draft, definition, answers);
    return call(() -> {
      var response = hub.saveAnswers(request);
      return new Draft(response.getReference(), versions(response.getModule()), notices(response.getNotice()));
    });
  }

  /** Takes every module of a draft without coordinator, which must be done before answers are saved (R4.31). */
  public Draft assignAll(Draft draft) throws RefusedByHubException {
    return modules(draft, () -> hub.assignModules(allModules(draft)));
  }

  /** Gives every module back, which must be done before the draft is submitted (R4.34). */
  public Draft releaseAll(Draft draft) throws RefusedByHubException {
    return modules(draft, () -> hub.releaseModules(allModules(draft)));
  }

  private ModuleChoice allModules(Draft draft) {
    var request = new ModuleChoice();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setReference(draft.reference());
    request.setAll(new ModuleChoice.All());
    return request;
  }

  private static Draft modules(Draft draft, Call<ModulesOfDraft> call) throws RefusedByHubException {
    return new Draft(draft.reference(), versions(call(call).getModule()), draft.notices());
  }

  /** Closes a draft. */
  public Closed submit(Draft draft, @Nullable BillingFields billing) throws RefusedByHubException {
    return submitted(Requests.submission(desk, freshRequestId(), draft.reference(), billing));
  }

  /** Starts and closes in one call. */
  public Closed submit(Case what, Answers answers, @Nullable BillingFields billing) throws RefusedByHubException {
    return submit(freshRequestId(), what, answers, billing);
  }

  /** The same under a request id of the caller's choice. */
  public Closed submit(String requestId, Case what, Answers answers, @Nullable BillingFields billing) throws RefusedByHubException {
    return submitted(Requests.submission(desk, requestId, what, answers, billing));
  }

  private Closed submitted(SubmitAssessmentRequest request) throws RefusedByHubException {
    return call(() -> {
      var response = hub.submitAssessment(request);
      return new Closed(response.getAssessment().getReference(), response.getAssessment().getState().value(),
          scored(response.getResults()), values(response.getResults()), notices(response.getNotice()));
    });
  }

  /** Reads an assessment; how many answers came. */
  public int read(String reference) throws RefusedByHubException {
    var request = new GetAssessmentRequest();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setReference(reference);
    return call(() -> hub.getAssessment(request).getAnswers().getAnswer().size());
  }

  /** References of the client's assessments that this desk may see, newest first; the first page. */
  public List<String> list(org.belraihub.person.Insz person) throws RefusedByHubException {
    var request = new ListAssessmentsRequest();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setInsz(person.digits());
    return call(() -> hub.listAssessments(request).getAssessment().stream().map(Summary::getReference).toList());
  }

  /** The results by scale; empty while pending. */
  public Map<String, BigDecimal> results(String reference) throws RefusedByHubException {
    var request = new GetResultsRequest();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setReference(reference);
    return call(() -> values(hub.getResults(request).getResults()));
  }

  /** Where the messages of an assessment are. */
  public List<LegState> deliveries(String reference) throws RefusedByHubException {
    var request = new GetDeliveryStatusRequest();
    request.setContext(Requests.context(desk, freshRequestId()));
    request.setReference(reference);
    return call(() -> hub.getDeliveryStatus(request).getLeg().stream().map(CareSoftware::leg).toList());
  }

  private static LegState leg(Leg leg) {
    var acknowledged = leg.getAcknowledgedAt();
    return new LegState(leg.getLeg(), leg.getPartner(), leg.getState(), leg.getAttempts(), leg.getLastErrorCode(),
        acknowledged == null ? null : acknowledged.toGregorianCalendar().toInstant());
  }

  private interface Call<T> {
    T answer() throws HubFault;
  }

  private static <T> T call(Call<T> call) throws RefusedByHubException {
    try {
      return call.answer();
    } catch (HubFault fault) {
      throw new RefusedByHubException(fault.getFaultInfo() == null ? "untyped" : fault.getFaultInfo().getCode(), fault);
    } catch (SOAPFaultException fault) {
      throw new RefusedByHubException(fault.getFault().getFaultCode(), fault);
    }
  }

  private static Map<String, Integer> versions(List<Module> modules) {
    var versions = new HashMap<String, Integer>();
    modules.forEach(module -> versions.put(module.getCode(), module.getVersion()));
    return versions;
  }

  private static List<String> notices(List<Notice> notices) {
    return notices.stream().map(Notice::getCode).toList();
  }

  private static boolean scored(Results results) {
    return "AVAILABLE".equals(results.getState());
  }

  private static Map<String, BigDecimal> values(Results results) {
    var values = new HashMap<String, BigDecimal>();
    results.getResult().stream().filter(result -> result.getValue() != null)
        .forEach(result -> values.put(result.getScale(), result.getValue()));
    return values;
  }
}
