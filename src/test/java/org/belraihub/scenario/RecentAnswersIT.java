package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.ModuleState;
import org.belraihub.soap.assessment.wire.RecentAnswer;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E28 (R3.21, R3.22) and E15: what was answered before, and results side by side, over the wire. */
class RecentAnswersIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final String HC = "BELRAI_HC";
  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final DraftDesk familyCare = new DraftDesk(hub, Desks.louiseAtFamilyCare());
  private final DraftDesk tine = new DraftDesk(hub, Desks.tine());

  private String closed(DraftDesk desk, Insz person, String instrument) throws RefusedByHubException {
    String reference = desk.start(person, instrument).getAssessment().getReference();
    desk.complete(reference, person, instrument);
    desk.submit(reference);
    return reference;
  }

  @Test
  void answersOfAnotherOrganisationAndInstrumentAreOfferedWithAssessorAndDate_E28() throws Exception {
    Insz person = hub.client().consenting().relatedTo(Desks.tine()).relatedTo(Desks.louiseAtFamilyCare()).known();
    String hc = closed(familyCare, person, HC);
    String draft = tine.start(person, LTCF, Coordination.WITHOUT_COORDINATOR).getAssessment().getReference();

    List<RecentAnswer> offered = tine.recent(draft, false, false).getAnswer();

    assertThat(offered).isNotEmpty().allSatisfy(answer -> {
      assertThat(answer.getReference()).isEqualTo(hc);
      assertThat(answer.getAssessor()).isEqualTo("Louise Maes");
      assertThat(answer.getClosingDate()).isNotNull();
    });
    assertThat(tine.recent(draft, true, false).getAnswer()).as("own organisation only").isEmpty();
    assertThat(tine.recent(draft, false, true).getAnswer()).as("same instrument only").isEmpty();
    assertThat(Refusal.of(() -> tine.takeOver(draft))).as("all at once").isEqualTo("INSTRUMENT_UNAVAILABLE");
    assertThat(Refusal.of(() -> tine.takeOver(draft, "C"))).as("under the rules of a save").isEqualTo("MODULE_NOT_ASSIGNED");

    tine.assign(draft, "C");
    List<RecentAnswer> taken = tine.takeOver(draft, "C").getAnswer();

    assertThat(taken).isNotEmpty();
    assertThat(tine.get(draft).getAnswers().getAnswer()).extracting(Answer::getItem, Answer::getValue)
        .containsExactlyInAnyOrderElementsOf(taken.stream().map(answer -> tuple(answer.getItem(), answer.getValue())).toList());
  }

  @Test
  void withoutConsentOnlyTheOwnOrganisationsAnswersAreOfferedAndWithoutRelationNone_E28_T8_T9() throws Exception {
    Insz person = hub.client().relatedTo(Desks.tine()).relatedTo(Desks.louiseAtFamilyCare()).known();
    closed(familyCare, person, SCREENER);
    String draft = tine.start(person, SCREENER).getAssessment().getReference();

    var answer = tine.recent(draft, false, false);
    assertThat(answer.getAnswer()).isEmpty();
    assertThat(DraftDesk.codes(answer.getNotice())).contains("N_NO_CONSENT");

    Insz stranger = hub.client().consenting().known();
    String alone = tine.start(stranger, SCREENER).getAssessment().getReference();
    assertThat(Refusal.of(() -> tine.recent(alone, true, false))).isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> familyCare.recent(alone, true, false))).isEqualTo("DRAFT_NOT_SHAREABLE");
  }

  /** (d) 34, D6. */
  @Test
  void whatWasTakenOverStaysWhenTheConsentIsRevokedBeforeTheSubmissionWhoseCopyWaits() throws Exception {
    Insz person = hub.client().consenting().relatedTo(Desks.tine()).relatedTo(Desks.louiseAtFamilyCare()).known();
    closed(familyCare, person, SCREENER);
    String draft = tine.start(person, SCREENER).getAssessment().getReference();
    assertThat(tine.takeOver(draft).getAnswer()).isNotEmpty();
    var taken = answers(draft);

    hub.sandbox().revokeConsent(person);
    hub.part(EhealthBridges.class).invalidate(person);
    var submitted = tine.submit(draft);

    assertThat(DraftDesk.codes(submitted.getNotice())).contains("N_NO_CONSENT");
    assertThat(answers(draft)).containsExactlyInAnyOrderElementsOf(taken);
    hub.await(Desks.tine(), draft, "is held", leg -> leg.state().equals("HELD_NO_CONSENT"));
    assertThat(hub.books().registrations(draft)).isEmpty();
  }

  private List<String> answers(String reference) throws RefusedByHubException {
    return tine.get(reference).getAnswers().getAnswer().stream().map(answer -> answer.getItem() + "=" + answer.getValue()).toList();
  }

  @Test
  void allAnswersAtOnceFillTheOpenItemsOfAScreener_E28_R3_22() throws Exception {
    Insz person = hub.client().consenting().relatedTo(Desks.tine()).known();
    closed(tine, person, SCREENER);
    String draft = tine.start(person, SCREENER).getAssessment().getReference();
    Answer own = DraftDesk.answers(hub, person, SCREENER, "1")[1];
    String other = own.getValue().equals("3") ? "2" : "3";
    tine.save(draft, "1", false, DraftDesk.answer("1.0", "1"), DraftDesk.answer(own.getItem(), other));

    var taken = tine.takeOver(draft);

    assertThat(taken.getAnswer()).isNotEmpty().extracting(RecentAnswer::getItem).doesNotContain(own.getItem(), "1.0");
    assertThat(taken.getModule()).allSatisfy(module -> assertThat(module.getState()).isEqualTo(ModuleState.COMPLETE));
    assertThat(tine.get(draft).getAnswers().getAnswer()).extracting(Answer::getItem, Answer::getValue)
        .contains(tuple(own.getItem(), other));
    assertThat(tine.submit(draft).getAssessment().getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void twoToFiveAssessmentsOfOneClientStandSideBySide_E15() throws Exception {
    Insz maria = hub.client().relatedTo(Desks.tine()).relatedTo(Desks.louiseAtFamilyCare()).known();
    var own = new ArrayList<String>();
    for (int month = 1; month <= 6; month++) {
      try (var day = hub.on(LocalDate.of(2025, month, 10))) {
        own.add(0, closed(tine, maria, SCREENER));
      }
    }
    String foreign = closed(familyCare, maria, SCREENER);
    String open = tine.start(maria, SCREENER).getAssessment().getReference();

    assertThat(Refusal.of(() -> tine.evolution(own.subList(0, 1)))).isEqualTo("SELECTION_SIZE");
    assertThat(Refusal.of(() -> tine.evolution(own))).isEqualTo("SELECTION_SIZE");
    assertThat(tine.evolution(own.subList(0, 2)).getPoint()).hasSize(2);
    var five = tine.evolution(own.subList(0, 5));
    assertThat(five.getPoint()).extracting(point -> point.getAssessment().getDates().getReferenceDate().toString())
        .containsExactly("2025-02-10", "2025-03-10", "2025-04-10", "2025-05-10", "2025-06-10");
    assertThat(five.getTrend()).isNotEmpty();
    assertThat(Refusal.of(() -> tine.evolution(List.of(own.get(0), foreign)))).as("a foreign one without consent").isEqualTo("NO_CONSENT");
    assertThat(Refusal.of(() -> tine.evolution(List.of(own.get(0), open)))).isEqualTo("DRAFT_NOT_SHAREABLE");

    hub.sandbox().giveConsent(maria);
    Insz other = hub.client().consenting().relatedTo(Desks.tine()).known();
    String others = closed(tine, other, SCREENER);
    assertThat(Refusal.of(() -> tine.evolution(List.of(own.get(0), others)))).as("of two clients").isEqualTo("UNKNOWN_REFERENCE");
  }
}
