package org.belraihub.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls.Reply;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.assessment.wire.GetAssessmentResponse;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.assessment.wire.HubFault;
import org.belraihub.soap.assessment.wire.Leg;
import org.belraihub.soap.assessment.wire.ListAssessmentsRequest;
import org.belraihub.soap.assessment.wire.ListAssessmentsResponse;
import org.belraihub.soap.assessment.wire.Module;
import org.belraihub.soap.assessment.wire.ModuleState;
import org.belraihub.soap.assessment.wire.SaveAnswersRequest;
import org.belraihub.soap.assessment.wire.SaveAnswersResponse;
import org.belraihub.soap.assessment.wire.Summary;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The assessment contract as care software meets it: comments, leases, pages, delivery status, repeats. */
class AssessmentContractIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";
  private static final BillingFields BILLED = new BillingFields("VSB-0001", 36, BillingFields.HEAVY_CARE);

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  /** R3.16: the author's organisation sees them, nobody else does, and no partner gets them. */
  @Test
  void commentsStayInTheOrganisationThatWroteThem() throws Exception {
    Insz client = hub.client().consenting().memberOf(280).relatedTo(Desks.ines()).relatedTo(Desks.hanne()).known();
    var request = Requests.submission(Desks.ines(), CareSoftware.freshRequestId(), Case.of(client, SCREENER),
        hub.answers(SCREENER, client), BILLED);
    Answer commented = request.getAnswers().getAnswer().get(3);
    commented.setComment("zegt dat het sinds de val moeilijker gaat");

    String reference = assessments(Desks.ines()).submitAssessment(request).getAssessment().getReference();

    assertThat(get(Desks.ines(), reference).getAnswers().getAnswer()).filteredOn(answer -> answer.getComment() != null)
        .singleElement().satisfies(answer -> {
          assertThat(answer.getItem()).isEqualTo(commented.getItem());
          assertThat(answer.getComment()).isEqualTo(commented.getComment());
        });
    assertThat(get(Desks.appealsCommittee(), reference).getAnswers().getAnswer()).as("a colleague").extracting(Answer::getComment)
        .contains(commented.getComment());
    GetAssessmentResponse elsewhere = get(Desks.hanne(), reference);
    assertThat(elsewhere.getAnswers().getAnswer()).hasSize(request.getAnswers().getAnswer().size())
        .allMatch(answer -> answer.getComment() == null);
    hub.delivered(Desks.ines(), reference);
    assertThat(hub.books().messageOf(reference)).contains(reference).doesNotContain(commented.getComment());
  }

  /** R3.14, R3.15: a module as a whole has a comment and can be put under consideration, which stops the submission until taken out. */
  @Test
  void aModuleHasACommentAndCanBeUnderConsiderationAsAWhole_R3_14_R3_15() throws Exception {
    Insz client = hub.client().relatedTo(Desks.tine()).known();
    var tine = new DraftDesk(hub, Desks.tine());
    String reference = tine.start(client, SCREENER).getAssessment().getReference();
    tine.complete(reference, client, SCREENER);
    var whole = DraftDesk.answer("2", null);
    whole.setComment("te bespreken met de dochter");
    whole.setUnderConsideration(true);

    Module considered = tine.save(reference, "2", false, whole).getModule().get(1);

    assertThat(considered.getState()).isEqualTo(ModuleState.UNDER_CONSIDERATION);
    assertThat(Refusal.of(() -> tine.submit(reference))).isEqualTo("ITEMS_UNDER_CONSIDERATION");
    whole.setUnderConsideration(false);
    whole.setComment("x".repeat(5001));
    assertThat(Refusal.of(() -> tine.save(reference, "2", false, whole))).isEqualTo("COMMENT_TOO_LONG");
    whole.setComment(null);
    tine.save(reference, "2", false, whole);
    tine.submit(reference);
    assertThat(tine.get(reference).getAnswers().getAnswer()).filteredOn(answer -> answer.getItem().equals("2")).singleElement()
        .satisfies(answer -> assertThat(answer.getComment()).isEqualTo("te bespreken met de dochter"));
  }

  /** R4.27, R8.05: who works on an individual draft has it alone until done; a stale save is refused whatever the lease. */
  @Test
  void aDraftThatSomebodyWorksOnIsLockedAndAStaleSaveIsRefused() throws Exception {
    Insz client = hub.client().known();
    Draft draft = hub.at(Desks.louise()).start(Case.of(client, SCREENER));
    SaveAnswersResponse kept = assessments(Desks.louise())
        .saveAnswers(saving(Desks.louise(), draft.reference(), SCREENER, client, 0, 0, true));
    Module leased = kept.getModule().get(0);
    assertThat(leased.getVersion()).isEqualTo(1);
    assertThat(instant(leased.getLeasedUntil())).isBetween(hub.now().plus(Duration.ofMinutes(13)), hub.now().plus(Duration.ofMinutes(16)));

    var fault = catchThrowableOfType(HubFault.class, () -> assessments(Desks.tine())
        .saveAnswers(saving(Desks.tine(), draft.reference(), SCREENER, client, 0, 1, false)));
    assertThat(fault.getFaultInfo().getCode()).isEqualTo("DRAFT_LOCKED");
    assertThat(fault.getFaultInfo().getPlaces().getPlace()).contains(leased.getCode());
    assertThat(refusal(() -> assessments(Desks.tine()).saveAnswers(saving(Desks.tine(), draft.reference(), SCREENER, client, 1, 0, false))))
        .as("another module of the same individual draft").isEqualTo("DRAFT_LOCKED");
    assertThat(refusal(() -> assessments(Desks.louise())
        .saveAnswers(saving(Desks.louise(), draft.reference(), SCREENER, client, 0, 0, false)))).as("a stale save").isEqualTo("DRAFT_LOCKED");

    SaveAnswersResponse done = assessments(Desks.louise())
        .saveAnswers(saving(Desks.louise(), draft.reference(), SCREENER, client, 0, 1, false));
    assertThat(done.getModule().get(0).getLeasedUntil()).isNull();
    SaveAnswersResponse colleague = assessments(Desks.tine())
        .saveAnswers(saving(Desks.tine(), draft.reference(), SCREENER, client, 0, 2, false));
    assertThat(colleague.getModule().get(0).getVersion()).isEqualTo(3);
  }

  /** R4.22, T4 to T7: newest first, a page at a time, without gap or repeat. */
  @Test
  void aClientsListIsPagedByReference() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Desk desk = i % 2 == 0 ? Desks.louise() : Desks.hanne();
      made.add(0, hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference());
    }
    made.add(0, hub.at(Desks.louise()).start(Case.of(client, SCREENER)).reference());

    var seen = new ArrayList<String>();
    ListAssessmentsResponse page = list(client, null, 4);
    page.getAssessment().forEach(line -> seen.add(line.getReference()));
    page = list(client, page.getNext(), 4);
    assertThat(page.getNext()).isNull();
    page.getAssessment().forEach(line -> seen.add(line.getReference()));

    assertThat(seen).isEqualTo(made);
    Summary oldest = page.getAssessment().get(1);
    assertThat(oldest.getInstrument()).isEqualTo(SCREENER);
    assertThat(oldest.getStartedBy()).isEqualTo("Louise Maes");
    assertThat(oldest.getClosedBy()).isEqualTo("Louise Maes");
    assertThat(oldest.getState().value()).isEqualTo("CLOSED");
    assertThat(oldest.getDates().getClosingDate()).isNotNull();
    assertThat(oldest.getOrganisation()).isEqualTo(Desks.louise().organisation().digits());
  }

  /** Item 3 of the main job: state, since when, attempts, last error, partner, when acknowledged. */
  @Test
  void theDeliveryStatusTellsWhereEachMessageIs() throws Exception {
    Insz client = hub.client().relatedTo(Desks.ines()).memberOf(580).known();
    Instant before = hub.now().minusSeconds(1);
    String reference = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), BILLED).reference();
    hub.await(Desks.ines(), reference, "has come to rest", leg -> leg.acknowledged() || leg.state().startsWith("HELD"));

    List<Leg> legs = status(Desks.ines(), reference);

    assertThat(legs).hasSize(2);
    assertThat(legs).filteredOn(leg -> leg.getLeg().equals("INDICATION")).singleElement().satisfies(leg -> {
      assertThat(leg.getState()).isEqualTo("ACKED");
      assertThat(leg.getPartner()).isEqualTo("fund-580");
      assertThat(leg.getAttempts()).isEqualTo(1);
      assertThat(leg.getLastErrorCode()).isNull();
      assertThat(leg.getMessageId()).isNotBlank();
      assertThat(instant(leg.getAcknowledgedAt())).isAfter(before);
    });
    assertThat(legs).filteredOn(leg -> leg.getLeg().equals("FEDERAL")).singleElement().satisfies(leg -> {
      assertThat(leg.getState()).isEqualTo("HELD_NO_CONSENT");
      assertThat(leg.getAttempts()).isZero();
      assertThat(leg.getLastErrorCode()).isEqualTo("NO_CONSENT");
      assertThat(leg.getAcknowledgedAt()).isNull();
      assertThat(instant(leg.getWaitingSince())).isAfter(before);
    });
    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).deliveries(reference))).isEqualTo("UNKNOWN_REFERENCE");
  }

  /** R11.09: the same request gets the same stored answer, freshly signed; its id with other content is refused. */
  @Test
  void aRequestIdStandsForOneContent() throws Exception {
    Insz client = hub.client().known();
    String requestId = CareSoftware.freshRequestId();
    var answers = hub.answers(SCREENER, client);
    var first = hub.raw().signed(Desks.louise(), requestId, Case.of(client, SCREENER), answers, null, hub.now());
    var again = hub.raw().signed(Desks.louise(), requestId, Case.of(client, SCREENER), answers, null, hub.now().plusMillis(7));
    var other = hub.raw().signed(Desks.louise(), requestId, Case.of(client, SCREENER), hub.answers(SCREENER, Insz.of("91041299797")), null,
        hub.now());
    String plain = new String(hub.raw().unsigned(Desks.louise(), requestId, Case.of(client, SCREENER), answers, null), UTF_8);
    String restarted = plain.replaceAll("\\bns(\\d+)\\b", "of-another-start$1");
    assertThat(restarted).isNotEqualTo(plain);
    var otherPrefixes = hub.raw().signedAsItIs(Desks.louise(), restarted.getBytes(UTF_8), hub.now().plusMillis(9));

    Reply answer = hub.raw().post(hub.assessmentService(), first);
    Reply repeated = hub.raw().post(hub.assessmentService(), again);
    Reply refused = hub.raw().post(hub.assessmentService(), other);

    assertThat(answer.accepted()).isTrue();
    assertThat(between(repeated.body(), "Body")).isEqualTo(between(answer.body(), "Body"));
    assertThat(between(repeated.body(), "SignatureValue")).isNotEqualTo(between(answer.body(), "SignatureValue"));
    assertThat(hub.raw().post(hub.assessmentService(), otherPrefixes).reference()).as("a program that started again chooses other prefixes")
        .isEqualTo(answer.reference());
    assertThat(refused.code()).isEqualTo("REQUEST_ID_REUSED");
    assertThat(hub.raw().post(hub.assessmentService(), hub.raw().signed(Desks.hanne(), requestId, Case.of(client, SCREENER), answers, null,
        hub.now())).accepted()).as("another organisation chooses its own ids").isTrue();
    assertThat(hub.audit().ofRequest(requestId)).extracting("action")
        .containsExactly("ASSESSMENT_SUBMITTED", "REQUEST_REPEATED", "REQUEST_REFUSED", "REQUEST_REPEATED",
            "ASSESSMENT_SUBMITTED");
  }

  /** E06: after the close nothing can be changed (R4.24, R10.12). */
  @Test
  void aClosedAssessmentIsFinal() throws Exception {
    Insz client = hub.client().relatedTo(Desks.ines()).known();
    Closed closed = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), BILLED);

    assertThat(Refusal.of(() -> hub.at(Desks.ines()).submit(new Draft(closed.reference(), Map.of(), List.of()),
        new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE)))).isEqualTo("ASSESSMENT_CLOSED");
    assertThat(refusal(() -> assessments(Desks.ines()).saveAnswers(saving(Desks.ines(), closed.reference(), SCREENER, client, 0, 0, false))))
        .isEqualTo("ASSESSMENT_CLOSED");
    assertThat(get(Desks.ines(), closed.reference()).getAssessment().getBilling().getValidityMonths()).isEqualTo(36);
  }

  /** E10: Nora has not done the training (R2.10). */
  @Test
  void whoHasNotDoneTheTrainingOnlyConsults() throws Exception {
    Insz client = hub.client().relatedTo(Desks.nora()).known();
    Closed closed = hub.at(Desks.louise()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);

    assertThat(Refusal.of(() -> hub.at(Desks.nora()).start(Case.withoutCoordinator(client, LTCF)))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> hub.at(Desks.nora()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null)))
        .isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(hub.at(Desks.nora()).read(closed.reference())).isPositive();
  }

  // --- calls

  private AssessmentPort assessments(Desk desk) {
    return hub.port(AssessmentPort.class, "/assessment/v1", desk);
  }

  private GetAssessmentResponse get(Desk desk, String reference) throws HubFault {
    var request = new GetAssessmentRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setReference(reference);
    return assessments(desk).getAssessment(request);
  }

  private ListAssessmentsResponse list(Insz client, String after, int size) throws HubFault {
    var request = new ListAssessmentsRequest();
    request.setContext(Requests.context(Desks.louise(), CareSoftware.freshRequestId()));
    request.setInsz(client.digits());
    request.setAfter(after);
    request.setPageSize(size);
    return assessments(Desks.louise()).listAssessments(request);
  }

  private List<Leg> status(Desk desk, String reference) throws HubFault {
    var request = new GetDeliveryStatusRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setReference(reference);
    return assessments(desk).getDeliveryStatus(request).getLeg();
  }

  /** All answers of one module, named by its place in the definition. */
  private SaveAnswersRequest saving(Desk desk, String reference, String instrument, Insz client, int place, int version, boolean keepLease) {
    var module = hub.definition(instrument).modules().get(place);
    var given = hub.answers(instrument, client);
    var saved = new SaveAnswersRequest.Module();
    saved.setCode(module.code());
    saved.setVersion(version);
    module.items().stream().filter(item -> given.has(item.code())).forEach(item -> {
      var answer = new Answer();
      answer.setItem(item.code());
      answer.setValue(given.get(item.code()));
      saved.getAnswer().add(answer);
    });
    var request = new SaveAnswersRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setReference(reference);
    request.getModule().add(saved);
    request.setKeepLease(keepLease);
    return request;
  }

  private interface Call {
    Object make() throws HubFault;
  }

  private static String refusal(Call call) {
    return catchThrowableOfType(HubFault.class, call::make).getFaultInfo().getCode();
  }

  private static Instant instant(XMLGregorianCalendar time) {
    return time.toGregorianCalendar().toInstant();
  }

  /** What stands between the tags of the element with this local name. */
  private static String between(String message, String element) {
    var matcher = Pattern.compile("<([\\w.-]+:)?" + element + "[ >].*?</\\1?" + element + ">", Pattern.DOTALL)
        .matcher(message);
    assertThat(matcher.find()).as(element).isTrue();
    return matcher.group().replaceAll("Id=\"[^\"]*\"", "");
  }
}
