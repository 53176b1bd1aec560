package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.belraihub.assessment.Expiry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.ItemState;
import org.belraihub.soap.assessment.wire.Module;
import org.belraihub.soap.assessment.wire.ModuleState;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.soap.assessment.wire.Summary;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * E02, E13, E14 and what one person does with a draft: dates (R4.01 to R4.03), lease and versions (R4.27, R8.05), marks and comments
 * (R3.12 to R3.16, R3.18), deletion (R4.26), copies of expired ones (R3.23).
 */
class DraftLifeIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";

  private final TestHub hub = TestHub.shared();
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final DraftDesk tine = new DraftDesk(hub, Desks.tine());

  /** R4.02: nothing is answered before the start date. */
  @Test
  void aCoordinatedAssessmentStartsAndRefersWithinItsWindows_E02() throws Exception {
    Insz maria = hub.client().consenting().relatedTo(Desks.louise()).known();
    String reference;
    try (var creation = hub.on(LocalDate.of(2023, 7, 16))) {
      LocalDate start = LocalDate.of(2023, 7, 31);
      assertThat(Refusal.of(() -> coordinated(maria, start, LocalDate.of(2023, 7, 16)))).isEqualTo("REFERENCE_DATE_OUT_OF_WINDOW");
      assertThat(Refusal.of(() -> coordinated(maria, start, LocalDate.of(2023, 8, 3)))).isEqualTo("REFERENCE_DATE_OUT_OF_WINDOW");
      assertThat(Refusal.of(() -> coordinated(maria, LocalDate.of(2023, 7, 15), null))).isEqualTo("START_DATE_OUT_OF_WINDOW");
      assertThat(Refusal.of(() -> coordinated(maria, LocalDate.of(2023, 8, 17), null))).isEqualTo("START_DATE_OUT_OF_WINDOW");
      coordinated(maria, LocalDate.of(2023, 8, 16), null);
      coordinated(maria, start, LocalDate.of(2023, 7, 17));

      Summary started = coordinated(maria, start, LocalDate.of(2023, 8, 2));

      assertThat(started.getState()).isEqualTo(State.PLANNED);
      assertThat(started.getDates().getExpiryDate()).hasToString("2023-08-20");
      assertThat(started.getDates().getCreationDate()).as("by the hub (R4.01)").hasToString("2023-07-16");
      reference = started.getReference();
    }
    try (var dayBefore = hub.on(LocalDate.of(2023, 7, 30))) {
      assertThat(Refusal.of(() -> louise.complete(reference, maria, LTCF, "C"))).isEqualTo("NOT_STARTED_YET");
    }
    try (var start = hub.on(LocalDate.of(2023, 7, 31))) {
      louise.complete(reference, maria, LTCF, "C");

      Summary begun = louise.get(reference).getAssessment();
      assertThat(begun.getState()).isEqualTo(State.DRAFT);
      assertThat(begun.getDates().getReferenceDate()).as("fixed at creation (R4.03)").hasToString("2023-08-02");
      assertThat(Refusal.of(() -> louise.delete(reference))).isEqualTo("DELETE_REFUSED");
    }
  }

  private Summary coordinated(Insz person, LocalDate start, @Nullable LocalDate reference) throws RefusedByHubException {
    return louise.start(person, LTCF, Coordination.WITH_COORDINATOR, start, reference).getAssessment();
  }

  /** R4.25: saved as often as one likes until it expires, on its last day too ((d) 1); (d) 3, (d) 4. */
  @Test
  void aDraftBecomesUrgentExpiresAndIsErasedWhetherOrNotASweepHasRun_E13() throws Exception {
    Insz jeanne = hub.client().relatedTo(Desks.louise()).known();
    String reference = startOn(LocalDate.of(2025, 5, 7), jeanne);

    try (var day = hub.on(LocalDate.of(2025, 5, 14))) {
      assertThat(louise.line(jeanne, reference).orElseThrow().isUrgent()).isFalse();
    }
    try (var day = hub.on(LocalDate.of(2025, 5, 15))) {
      assertThat(louise.line(jeanne, reference).orElseThrow().isUrgent()).isTrue();
      assertThat(DraftDesk.codes(louise.list(jeanne).getNotice())).contains("N_URGENT_TASKS");
    }
    try (var day = hub.on(LocalDate.of(2025, 5, 17))) {
      louise.save(reference, "1", false, DraftDesk.answer("1.0", "1"));
    }
    try (var day = hub.on(LocalDate.of(2025, 5, 18))) {
      assertThat(Refusal.of(() -> louise.save(reference, "1", 1, false, DraftDesk.answer("1.0", "0")))).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(Refusal.of(() -> louise.submit(reference))).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(louise.get(reference).getAssessment().getState()).isEqualTo(State.EXPIRED);
    }
    try (var day = hub.on(LocalDate.of(2025, 6, 16))) {
      assertThat(louise.line(jeanne, reference).orElseThrow().getState()).isEqualTo(State.EXPIRED);
    }
    try (var day = hub.on(LocalDate.of(2025, 6, 17))) {
      assertThat(louise.line(jeanne, reference)).isEmpty();
      assertThat(Refusal.of(() -> louise.get(reference))).isEqualTo("UNKNOWN_REFERENCE");
    }
  }

  @Test
  void aSweepAfterDaysOfStandstillEndsWhereDailySweepsDoAndASecondChangesNothing_E13_R4_18() throws Exception {
    Insz jeanne = hub.client().relatedTo(Desks.louise()).known();
    String daily = startOn(LocalDate.of(2025, 5, 7), jeanne);
    String late = startOn(LocalDate.of(2025, 5, 7), jeanne);
    var expiry = hub.part(Expiry.class);
    try (var day = hub.on(LocalDate.of(2025, 5, 18))) {
      hub.jdbc().sql("update assessment set state = 'DRAFT' where reference = ?").param(late).update();
      expiry.sweep();
      assertThat(stored(daily)).isEqualTo("EXPIRED");
    }
    try (var day = hub.on(LocalDate.of(2025, 6, 17))) {
      expiry.sweep();

      assertThat(stored(daily)).isEqualTo("ERASED");
      assertThat(stored(late)).isEqualTo("ERASED");
      assertThat(expiry.sweep()).isZero();
      assertThat(hub.jdbc().sql("select count(*) from draft_module d join assessment a on a.id = d.draft_id where a.reference in (?, ?)")
          .params(daily, late).query(Integer.class).single()).isZero();
      assertThat(transitions(daily)).containsExactly("ASSESSMENT_EXPIRED", "ASSESSMENT_ERASED");
    }
  }

  private String startOn(LocalDate day, Insz person) throws RefusedByHubException {
    try (var creation = hub.on(day)) {
      String reference = louise.start(person, SCREENER).getAssessment().getReference();
      louise.save(reference, "1", false);
      return reference;
    }
  }

  private String stored(String reference) {
    return hub.jdbc().sql("select state from assessment where reference = ?").param(reference).query(String.class).single();
  }

  private List<String> transitions(String reference) {
    return hub.jdbc().sql("""
            select action from audit_event where reference = ? and action in ('ASSESSMENT_BEGAN', 'ASSESSMENT_EXPIRED', 'ASSESSMENT_ERASED')
            order by id""").param(reference).query(String.class).list();
  }

  @Test
  void aSocialSupplementRefersToThreeDaysAndLivesTwenty_E14() throws Exception {
    Insz sam = hub.client().known();
    String reference;
    try (var day = hub.on(LocalDate.of(2024, 2, 28))) {
      assertThat(Refusal.of(() -> supplement(sam, LocalDate.of(2024, 2, 27)))).isEqualTo("REFERENCE_DATE_OUT_OF_WINDOW");
      assertThat(Refusal.of(() -> supplement(sam, LocalDate.of(2024, 3, 2)))).isEqualTo("REFERENCE_DATE_OUT_OF_WINDOW");
      supplement(sam, LocalDate.of(2024, 2, 28));
      reference = supplement(sam, LocalDate.of(2024, 3, 1));
    }
    try (var day = hub.on(LocalDate.of(2024, 3, 19))) {
      assertThat(louise.get(reference).getAssessment().getState()).isEqualTo(State.DRAFT);
    }
    try (var day = hub.on(LocalDate.of(2024, 3, 20))) {
      assertThat(Refusal.of(() -> louise.submit(reference))).isEqualTo("ASSESSMENT_EXPIRED");
    }
  }

  private String supplement(Insz person, LocalDate reference) throws RefusedByHubException {
    return louise.start(person, "BELRAI_SOCIAL_SUPPLEMENT", Coordination.INDIVIDUAL, null, reference).getAssessment().getReference();
  }

  @Test
  void whoeverWantsADraftThatAColleagueHasOpenLearnsWhoAndSinceWhen_R4_27() throws Exception {
    Insz karel = hub.client().known();
    String reference = louise.start(karel, SCREENER).getAssessment().getReference();
    louise.save(reference, "1", true, DraftDesk.answer("1.0", "1"));

    assertThatThrownBy(() -> tine.save(reference, "2", false, DraftDesk.answer("2.0", "1")))
        .isInstanceOfSatisfying(RefusedByHubException.class, refusal -> {
          assertThat(refusal.code()).isEqualTo("DRAFT_LOCKED");
          assertThat(DraftDesk.places(refusal)).startsWith("1", "Louise Maes").hasSize(3);
        });
    assertThat(Refusal.of(() -> tine.delete(reference))).isEqualTo("DRAFT_LOCKED");
    assertThat(tine.module(reference, "1").getInUse().getName()).isEqualTo("Louise Maes");

    louise.save(reference, "1", false);
    tine.save(reference, "2", false, DraftDesk.answer("2.0", "1"));
    assertThat(tine.module(reference, "1").getVersion()).as("giving a lease back is no save").isEqualTo(1);
  }

  @Test
  void aStaleSaveIsRefusedAndNamesWhoSavedLast_R4_27() throws Exception {
    Insz karel = hub.client().known();
    String reference = louise.start(karel, SCREENER).getAssessment().getReference();
    tine.save(reference, "1", 0, false, DraftDesk.answer("1.0", "1"));

    assertThatThrownBy(() -> louise.save(reference, "1", 0, false, DraftDesk.answer("1.0", "0")))
        .isInstanceOfSatisfying(RefusedByHubException.class, refusal -> {
          assertThat(refusal.code()).isEqualTo("DRAFT_LOCKED");
          assertThat(DraftDesk.places(refusal)).startsWith("1", "Tine Peeters");
        });
  }

  @Test
  void aLeaseLapsesAfterFifteenMinutesUnlessItIsRenewed_R4_27() throws Exception {
    Insz karel = hub.client().known();
    String reference;
    try (var day = hub.on(LocalDate.of(2026, 1, 20))) {
      reference = louise.start(karel, SCREENER).getAssessment().getReference();
      louise.save(reference, "1", true, DraftDesk.answer("1.0", "1"));
      hub.jdbc().sql("""
          update draft_module set leased_until = leased_until - interval '15 minutes' from assessment a
          where a.id = draft_id and a.reference = ?""").param(reference).update();

      tine.save(reference, "1", true, DraftDesk.answer("1.0", "0"));

      assertThat(Refusal.of(() -> louise.save(reference, "1", true, DraftDesk.answer("1.0", "1")))).isEqualTo("DRAFT_LOCKED");
    }
  }

  @Test
  void itemsAreAnsweredClearedConsideredAndCommented_R3_12_R3_13_R3_14_R3_15() throws Exception {
    Insz karel = hub.client().known();
    String reference = louise.start(karel, SCREENER).getAssessment().getReference();
    louise.complete(reference, karel, SCREENER);
    Answer considered = DraftDesk.answer("1.1A", "2");
    considered.setUnderConsideration(true);
    considered.setComment("x".repeat(5000));
    louise.save(reference, "1", false, considered, DraftDesk.answer("1.2A", null));
    Answer module = DraftDesk.answer("2", null);
    module.setUnderConsideration(true);
    louise.save(reference, "2", false, module);

    var answers = louise.get(reference).getAnswers().getAnswer();
    assertThat(answers).extracting(Answer::getItem, Answer::getState).contains(tuple("1.1A", ItemState.UNDER_CONSIDERATION),
        tuple("1.2A", ItemState.CLEARED), tuple("1.3A", ItemState.ANSWERED), tuple("2", ItemState.UNDER_CONSIDERATION));
    assertThat(louise.get(reference).getModule()).extracting(Module::getCode, Module::getState)
        .contains(tuple("1", ModuleState.UNDER_CONSIDERATION), tuple("2", ModuleState.UNDER_CONSIDERATION),
            tuple("3", ModuleState.COMPLETE));
    assertThatThrownBy(() -> louise.submit(reference)).isInstanceOfSatisfying(RefusedByHubException.class, refusal -> {
      assertThat(refusal.code()).isEqualTo("ITEMS_UNDER_CONSIDERATION");
      assertThat(DraftDesk.places(refusal)).containsExactlyInAnyOrder("1.1A", "2");
    });

    louise.save(reference, "1", true, DraftDesk.answer("1.1A", "2"));
    assertThat(tine.module(reference, "1").getState()).isEqualTo(ModuleState.BEING_EDITED);
    louise.save(reference, "1", false);
    louise.save(reference, "2", false, DraftDesk.answer("2", null));
    assertThat(louise.module(reference, "1").getState()).isEqualTo(ModuleState.INCOMPLETE);
    assertThatThrownBy(() -> louise.submit(reference)).isInstanceOfSatisfying(RefusedByHubException.class, refusal -> {
      assertThat(refusal.code()).isEqualTo("ITEMS_INCOMPLETE");
      assertThat(DraftDesk.places(refusal)).containsExactly("1.2A");
    });
    Answer long5001 = DraftDesk.answer("1.2A", "2");
    long5001.setComment("x".repeat(5001));
    assertThat(Refusal.of(() -> louise.save(reference, "1", false, long5001))).isEqualTo("COMMENT_TOO_LONG");
  }

  @Test
  void anIndividualDraftIsDeletedByHandAndIsGone_R4_26_T19() throws Exception {
    Insz karel = hub.client().relatedTo(Desks.louise()).known();
    String reference = louise.start(karel, SCREENER).getAssessment().getReference();
    louise.save(reference, "1", false, DraftDesk.answer("1.0", "1"));
    var nora = new DraftDesk(hub, Desks.nora());
    var hanne = new DraftDesk(hub, Desks.hanne());

    assertThat(Refusal.of(() -> nora.delete(reference))).isEqualTo("DELETE_REFUSED");
    assertThat(Refusal.of(() -> hanne.delete(reference))).isEqualTo("DELETE_REFUSED");
    tine.delete(reference);

    assertThat(Refusal.of(() -> louise.get(reference))).isEqualTo("UNKNOWN_REFERENCE");
    assertThat(Refusal.of(() -> louise.save(reference, "1", 1, false))).isEqualTo("UNKNOWN_REFERENCE");
    assertThat(louise.line(karel, reference)).isEmpty();

    String closed = louise.start(karel, SCREENER).getAssessment().getReference();
    louise.complete(closed, karel, SCREENER);
    louise.submit(closed);
    assertThat(Refusal.of(() -> louise.delete(closed))).isEqualTo("ASSESSMENT_CLOSED");
  }

  @Test
  void answersOfAnExpiredDraftCountInANewOneForThirtyDays_R3_23_R4_16() throws Exception {
    Insz karel = hub.client().known();
    Insz other = hub.client().known();
    String old;
    try (var day = hub.on(LocalDate.of(2025, 5, 7))) {
      old = louise.start(karel, SCREENER).getAssessment().getReference();
      Answer commented = DraftDesk.answer("1.0", "1");
      commented.setComment("stays behind");
      louise.save(old, "1", false, commented, DraftDesk.answer("1.1A", "3"));
      assertThat(Refusal.of(() -> copy(louise, karel, old))).as("not expired yet").isEqualTo("SCHEMA_INVALID");
    }
    try (var day = hub.on(LocalDate.of(2025, 6, 16))) {
      assertThat(Refusal.of(() -> copy(louise, other, old))).as("another client's").isEqualTo("UNKNOWN_REFERENCE");
      assertThat(Refusal.of(() -> copy(new DraftDesk(hub, Desks.hanne()), karel, old))).isEqualTo("DRAFT_NOT_SHAREABLE");

      String fresh = copy(tine, karel, old);

      var view = tine.get(fresh);
      assertThat(view.getAssessment().getDates().getReferenceDate()).hasToString("2025-06-16");
      assertThat(view.getAnswers().getAnswer()).extracting(Answer::getItem, Answer::getValue, Answer::getComment)
          .containsExactly(tuple("1.0", "1", null), tuple("1.1A", "3", null));
    }
    try (var day = hub.on(LocalDate.of(2025, 6, 17))) {
      assertThat(Refusal.of(() -> copy(louise, karel, old))).as("erased").isEqualTo("UNKNOWN_REFERENCE");
    }
  }

  private static String copy(DraftDesk desk, Insz person, String from) throws RefusedByHubException {
    var assessment = DraftDesk.assessment(person, SCREENER);
    assessment.setCopyFrom(from);
    return desk.start(assessment).getAssessment().getReference();
  }

  @Test
  void commentsStayInsideButTheAppealsCommitteeGetsTheReasonsOfAScreener_R3_16_R3_18_R1_09() throws Exception {
    Insz karel = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).relatedTo(Desks.appealsCommittee()).known();
    String reference = louise.start(karel, SCREENER).getAssessment().getReference();
    louise.complete(reference, karel, SCREENER);
    Answer reason = DraftDesk.answers(hub, karel, SCREENER, "1")[0];
    reason.setComment("the reason");
    louise.save(reference, "1", false, reason);
    louise.submit(reference);

    assertThat(comments(tine, reference)).containsExactly("the reason");
    assertThat(comments(new DraftDesk(hub, Desks.hanne()), reference)).isEmpty();
    assertThat(comments(new DraftDesk(hub, Desks.ines()), reference)).as("another role of the same organisation").isEmpty();
    assertThat(comments(new DraftDesk(hub, Desks.appealsCommittee()), reference)).containsExactly("the reason");
  }

  private static List<String> comments(DraftDesk desk, String reference) throws RefusedByHubException {
    return desk.get(reference).getAnswers().getAnswer().stream().map(Answer::getComment).filter(Objects::nonNull).toList();
  }

  @Test
  void nodesThatSweepAtOnceMoveEachAssessmentOnce_R4_18() throws Exception {
    Insz karel = hub.client().known();
    var references = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      references.add(startOn(LocalDate.of(2025, 5, 7), karel));
    }
    try (var day = hub.on(LocalDate.of(2025, 5, 18))) {
      var expiry = hub.part(Expiry.class);
      var nodes = Executors.newFixedThreadPool(4);
      try {
        for (Future<Integer> node : nodes.invokeAll(List.<Callable<Integer>>of(expiry::sweep, expiry::sweep, expiry::sweep, expiry::sweep))) {
          node.get();
        }
      } finally {
        nodes.shutdown();
      }
      Awaitility.await("every row that somebody had locked").until(() -> references.stream().allMatch(one -> stored(one).equals("EXPIRED")));
    }
    assertThat(references).allSatisfy(one -> assertThat(transitions(one)).containsExactly("ASSESSMENT_EXPIRED"));
  }
}
