package org.belraihub.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.instrument.ItemDefinition;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.Billing;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.DeleteAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetAssessmentResponse;
import org.belraihub.soap.assessment.wire.GetEvolutionRequest;
import org.belraihub.soap.assessment.wire.GetEvolutionResponse;
import org.belraihub.soap.assessment.wire.GetRecentAnswersRequest;
import org.belraihub.soap.assessment.wire.GetRecentAnswersResponse;
import org.belraihub.soap.assessment.wire.GetResultsRequest;
import org.belraihub.soap.assessment.wire.GetResultsResponse;
import org.belraihub.soap.assessment.wire.HubFault;
import org.belraihub.soap.assessment.wire.ListAssessmentsRequest;
import org.belraihub.soap.assessment.wire.ListAssessmentsResponse;
import org.belraihub.soap.assessment.wire.Module;
import org.belraihub.soap.assessment.wire.ModuleChoice;
import org.belraihub.soap.assessment.wire.ModulesOfDraft;
import org.belraihub.soap.assessment.wire.NewAssessment;
import org.belraihub.soap.assessment.wire.SaveAnswersRequest;
import org.belraihub.soap.assessment.wire.SaveAnswersResponse;
import org.belraihub.soap.assessment.wire.Sources;
import org.belraihub.soap.assessment.wire.StartAssessmentRequest;
import org.belraihub.soap.assessment.wire.StartAssessmentResponse;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentResponse;
import org.belraihub.soap.assessment.wire.Summary;
import org.belraihub.soap.assessment.wire.TakeOverAnswersRequest;
import org.belraihub.soap.assessment.wire.TakeOverAnswersResponse;
import org.belraihub.soap.context.wire.ActingUser;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.context.wire.RoleCode;
import org.belraihub.soap.fault.wire.Notice;
import org.jspecify.annotations.Nullable;

/** Somebody who works on drafts through the assessment contract itself, with every field that it has. */
public final class DraftDesk {

  private final TestHub hub;
  private final Desk desk;
  private final AssessmentPort port;

  /** A desk at the hub. */
  public DraftDesk(TestHub hub, Desk desk) {
    this.hub = hub;
    this.desk = desk;
    this.port = hub.port(AssessmentPort.class, "/assessment/v1", desk);
  }

  /** Whose it is. */
  public Desk desk() {
    return desk;
  }

  /** A context with a fresh request id. */
  public static RequestContext context(Desk desk) {
    var user = new ActingUser();
    user.setInsz(desk.user().digits());
    user.setRole(RoleCode.fromValue(desk.role()));
    user.setOrganisation(desk.organisation().digits());
    var context = new RequestContext();
    context.setRequestId(UUID.randomUUID().toString());
    context.setSoftwareAttestationId(desk.software());
    context.setActingUser(user);
    return context;
  }

  /** What a call answers. */
  public interface Call<T> {
    /** Makes it. */
    T make() throws HubFault;
  }

  /** A call of which a refusal carries its code and the places it names. */
  public static <T> T call(Call<T> call) throws RefusedByHubException {
    try {
      return call.make();
    } catch (HubFault fault) {
      throw new RefusedByHubException(fault.getFaultInfo().getCode(), fault);
    }
  }

  /** What a refusal names: modules, items, people. */
  public static List<String> places(RefusedByHubException refusal) {
    var places = ((HubFault) refusal.getCause()).getFaultInfo().getPlaces();
    return places == null ? List.of() : places.getPlace();
  }

  /** Something to start today in the instrument's default way of working. */
  public static NewAssessment assessment(Insz person, String instrument) {
    var wire = new NewAssessment();
    wire.setInsz(person.digits());
    wire.setInstrument(instrument);
    return wire;
  }

  /** A date on the wire. */
  public static XMLGregorianCalendar date(LocalDate day) {
    try {
      return DatatypeFactory.newInstance().newXMLGregorianCalendar(day.toString());
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts today. */
  public StartAssessmentResponse start(Insz person, String instrument) throws RefusedByHubException {
    return start(assessment(person, instrument));
  }

  /** Starts in a way of working. */
  public StartAssessmentResponse start(Insz person, String instrument, Coordination coordination) throws RefusedByHubException {
    var wire = assessment(person, instrument);
    wire.setCoordination(coordination);
    return start(wire);
  }

  /** Starts at these dates. */
  public StartAssessmentResponse start(Insz person, String instrument, Coordination coordination, @Nullable LocalDate start,
                                       @Nullable LocalDate reference) throws RefusedByHubException {
    var wire = assessment(person, instrument);
    wire.setCoordination(coordination);
    wire.setStartDate(start == null ? null : date(start));
    wire.setReferenceDate(reference == null ? null : date(reference));
    return start(wire);
  }

  /** Starts. */
  public StartAssessmentResponse start(NewAssessment what) throws RefusedByHubException {
    var request = new StartAssessmentRequest();
    request.setContext(context(desk));
    request.setAssessment(what);
    return call(() -> port.startAssessment(request));
  }

  /** An answer. */
  public static Answer answer(String item, @Nullable String value) {
    var wire = new Answer();
    wire.setItem(item);
    wire.setValue(value);
    return wire;
  }

  /** Saves answers of one module at its current version. */
  public SaveAnswersResponse save(String reference, String module, boolean keepLease, Answer... answers) throws RefusedByHubException {
    return save(reference, module, version(reference, module), keepLease, answers);
  }

  /** Saves answers of one module at a version. */
  public SaveAnswersResponse save(String reference, String module, int version, boolean keepLease, Answer... answers)
      throws RefusedByHubException {
    var given = new SaveAnswersRequest.Module();
    given.setCode(module);
    given.setVersion(version);
    given.getAnswer().addAll(List.of(answers));
    var request = new SaveAnswersRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    request.getModule().add(given);
    request.setKeepLease(keepLease);
    return call(() -> port.saveAnswers(request));
  }

  /** Saves complete answers of some modules, of all when none is named. */
  public void complete(String reference, Insz person, String instrument, String... modules) throws RefusedByHubException {
    for (var module : hub.definition(instrument).modules()) {
      if (modules.length == 0 || List.of(modules).contains(module.code())) {
        save(reference, module.code(), false, answers(hub, person, instrument, module.code()));
      }
    }
  }

  /** Complete answers of a module. */
  public static Answer[] answers(TestHub hub, Insz person, String instrument, String module) {
    var answers = hub.answers(instrument, person);
    return hub.definition(instrument).module(module).orElseThrow().items().stream().map(ItemDefinition::code).filter(answers::has)
        .map(item -> answer(item, answers.get(item))).toArray(Answer[]::new);
  }

  /** The version of a module. */
  public int version(String reference, String module) throws RefusedByHubException {
    return module(reference, module).getVersion();
  }

  /** How far a module is. */
  public Module module(String reference, String module) throws RefusedByHubException {
    return get(reference).getModule().stream().filter(known -> known.getCode().equals(module)).findFirst().orElseThrow();
  }

  /** Submits, not billed. */
  public SubmitAssessmentResponse submit(String reference) throws RefusedByHubException {
    var request = new SubmitAssessmentRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    var billing = new Billing();
    billing.setBilled(false);
    request.setBilling(billing);
    return call(() -> port.submitAssessment(request));
  }

  /** A closed Screener with a comment at its module 2; its reference number. */
  public String closedWithComment(Insz person, String comment) throws RefusedByHubException {
    String instrument = "BELRAI_SCREENER";
    String reference = start(person, instrument).getAssessment().getReference();
    complete(reference, person, instrument);
    var answer = answer("2", null);
    answer.setComment(comment);
    save(reference, "2", false, answer);
    submit(reference);
    return reference;
  }

  /** Reads. */
  public GetAssessmentResponse get(String reference) throws RefusedByHubException {
    var request = new GetAssessmentRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    return call(() -> port.getAssessment(request));
  }

  /** The results of a closed assessment. */
  public GetResultsResponse results(String reference) throws RefusedByHubException {
    var request = new GetResultsRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    return call(() -> port.getResults(request));
  }

  /** The first page of a client's list. */
  public ListAssessmentsResponse list(Insz person) throws RefusedByHubException {
    var request = new ListAssessmentsRequest();
    request.setContext(context(desk));
    request.setInsz(person.digits());
    return call(() -> port.listAssessments(request));
  }

  /** The line of an assessment in the client's list, if it is there. */
  public Optional<Summary> line(Insz person, String reference) throws RefusedByHubException {
    return list(person).getAssessment().stream().filter(line -> line.getReference().equals(reference)).findFirst();
  }

  /** Deletes. */
  public void delete(String reference) throws RefusedByHubException {
    var request = new DeleteAssessmentRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    call(() -> port.deleteAssessment(request));
  }

  /** Takes modules, every free one when none is named. */
  public ModulesOfDraft assign(String reference, String... modules) throws RefusedByHubException {
    return call(() -> port.assignModules(choice(reference, modules)));
  }

  /** Gives modules back, those of everybody when none is named. */
  public ModulesOfDraft release(String reference, String... modules) throws RefusedByHubException {
    return call(() -> port.releaseModules(choice(reference, modules)));
  }

  private ModuleChoice choice(String reference, String... modules) {
    var request = new ModuleChoice();
    request.setContext(context(desk));
    request.setReference(reference);
    request.getModule().addAll(List.of(modules));
    if (modules.length == 0) {
      request.setAll(new ModuleChoice.All());
    }
    return request;
  }

  /** The previous answers. */
  public GetRecentAnswersResponse recent(String reference, boolean ownOrganisation, boolean sameInstrument) throws RefusedByHubException {
    var request = new GetRecentAnswersRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    request.setSources(sources(ownOrganisation, sameInstrument));
    return call(() -> port.getRecentAnswers(request));
  }

  /** Takes the previous answers over, all at once when no module is named. */
  public TakeOverAnswersResponse takeOver(String reference, String... modules) throws RefusedByHubException {
    var request = new TakeOverAnswersRequest();
    request.setContext(context(desk));
    request.setReference(reference);
    request.setSources(sources(false, false));
    request.getModule().addAll(List.of(modules));
    if (modules.length == 0) {
      request.setAll(new TakeOverAnswersRequest.All());
    }
    return call(() -> port.takeOverAnswers(request));
  }

  private static Sources sources(boolean ownOrganisation, boolean sameInstrument) {
    var sources = new Sources();
    sources.setOwnOrganisation(ownOrganisation);
    sources.setSameInstrument(sameInstrument);
    return sources;
  }

  /** Assessments side by side. */
  public GetEvolutionResponse evolution(List<String> references) throws RefusedByHubException {
    var request = new GetEvolutionRequest();
    request.setContext(context(desk));
    request.getReference().addAll(references);
    return call(() -> port.getEvolution(request));
  }

  /** Codes of notices. */
  public static List<String> codes(List<Notice> notices) {
    return notices.stream().map(Notice::getCode).toList();
  }
}
