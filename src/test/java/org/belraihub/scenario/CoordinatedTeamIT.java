package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.belraihub.assessment.Expiry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.soap.team.wire.AcceptInvitationRequest;
import org.belraihub.soap.team.wire.CheckCandidatesResponse;
import org.belraihub.soap.team.wire.GetPartResponse;
import org.belraihub.soap.team.wire.Invitation;
import org.belraihub.soap.team.wire.InvitationState;
import org.belraihub.soap.team.wire.Member;
import org.belraihub.soap.team.wire.PartState;
import org.belraihub.soap.team.wire.TeamPort;
import org.belraihub.team.TeamExpiry;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.belraihub.time.BelgianTime;
import org.junit.jupiter.api.Test;

/** E03, E04, E25 and the other rules of a team with a coordinator (R1.06, R1.07, R3.17, R4.36 to R4.52, R8.09), over the wire. */
class CoordinatedTeamIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final LocalDate CREATION = LocalDate.of(2023, 7, 16);
  private static final LocalDate START = LocalDate.of(2023, 7, 31);

  private final TestHub hub = TestHub.shared();
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final TeamDesk coordinator = new TeamDesk(hub, Desks.louise());
  private final TeamDesk bos = new TeamDesk(hub, Desks.doctorBos());
  private final TeamDesk hanne = new TeamDesk(hub, Desks.hanne());

  private Insz maria() {
    return hub.client().consenting().named("Maria", "Janssens").relatedTo(Desks.louise()).relatedTo(Desks.doctorBos()).relatedTo(Desks.hanne()).known();
  }

  private String planned(Insz person) throws RefusedByHubException {
    return louise.start(person, LTCF, Coordination.WITH_COORDINATOR, START, START).getAssessment().getReference();
  }

  private Answer[] complete(Insz person, String module) {
    return DraftDesk.answers(hub, person, LTCF, module);
  }

  /** R1.06: the coordinator invites, follows and alone closes; R1.07: a participant is who accepted, with e-mail and phone; R5.11. */
  @Test
  void aParticipantFillsInAPartAndTheCoordinatorConfirmsAndCloses_E03() throws Exception {
    Insz maria = maria();
    String main;
    String part;
    try (var day = hub.on(CREATION)) {
      main = planned(maria);
      part = coordinator.invite(main, Desks.doctorBos(), "the medical modules", "C", "D", "E", "H").getReference();

      Invitation invitation = bos.listed(part).orElseThrow();
      assertThat(invitation.getInviter()).isEqualTo("Louise Maes");
      assertThat(invitation).as("R4.39").extracting(Invitation::getClient, Invitation::getClientFamilyName, Invitation::getClientFirstName)
          .containsExactly(maria.digits(), "Janssens", "Maria");
      assertThat(invitation.getModule()).containsExactly("C", "D", "E", "H");
      assertThat(invitation.getRemark()).isEqualTo("the medical modules");
      assertThat(invitation.getExpiryDate()).hasToString("2023-08-10");
      assertThat(bos.accept(part).getPart()).isEqualTo(PartState.IN_PROGRESS);
      assertThat(Refusal.of(() -> bos.save(part, "C", complete(maria, "C")))).as("(d) 24").isEqualTo("NOT_STARTED_YET");
    }
    try (var day = hub.on(START)) {
      bos.save(part, "C", complete(maria, "C"));
      bos.save(part, "D", complete(maria, "D"));

      Member member = coordinator.team(main).getMember().get(0);
      assertThat(member.getPercentOfAssigned()).isEqualTo(50);
      assertThat(member.getPercentOfWhole()).isBetween(1, 49).isEqualTo(coordinator.team(main).getPercent());
      assertThat(member).extracting(Member::getState, Member::getParticipant, Member::getEmail, Member::getPhone)
          .containsExactly(InvitationState.ACCEPTED, "Bos", "participant@example.org", "+32 470 12 34 56");
      assertThat(Refusal.of(() -> bos.save(part, "G", 0, complete(maria, "G")))).isEqualTo("MODULE_NOT_ASSIGNED");
      assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.doctorBos()).submit(main))).isEqualTo("NOT_COORDINATOR");
      assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.tine()).submit(main))).isEqualTo("NOT_COORDINATOR");
      assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.tine()).team(main))).isEqualTo("NOT_COORDINATOR");
      assertThat(Refusal.of(() -> bos.confirmWhole(main, part))).isEqualTo("NOT_COORDINATOR");

      assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("ANSWERS_NOT_CONFIRMED");
      assertThat(coordinator.suggestions(main)).allSatisfy(item -> assertThat(item.isConfirmed()).isFalse());
      Answer first = complete(maria, "C")[0];
      assertThat(coordinator.confirm(main, first.getItem(), first.getValue())).isNotEmpty().doesNotContain(first.getItem());
      assertThat(coordinator.confirmWhole(main, part)).isEmpty();
      bos.save(part, "C", DraftDesk.answer(first.getItem(), null));
      bos.save(part, "C", first);
      assertThat(coordinator.team(main).getUnconfirmedItem()).as("the same answer as confirmed").isEmpty();

      assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("ITEMS_INCOMPLETE");
      assertThat(louise.results(main).getResults().getResult()).as("R5.11: none before the whole is submitted").isEmpty();
      for (var module : hub.definition(LTCF).modules()) {
        if (!List.of("C", "D").contains(module.code())) {
          louise.complete(main, maria, LTCF, module.code());
        }
      }
      var closed = louise.submit(main).getAssessment();
      assertThat(closed.getState()).isEqualTo(State.CLOSED);
      assertThat(closed.getClosedBy()).isEqualTo("Louise Maes");
      assertThat(louise.results(main).getResults().getResult()).isNotEmpty();
    }
  }

  @Test
  void anEarlyCloseEndsPartsAndTurnsInvitationsGreyForThirtyDays_E04() throws Exception {
    Insz maria = maria();
    String main;
    String part;
    String pending;
    try (var day = hub.on(CREATION)) {
      main = planned(maria);
      part = coordinator.invite(main, Desks.doctorBos(), null, "C", "D").getReference();
      pending = coordinator.invite(main, Desks.hanne(), null).getReference();
      bos.accept(part);
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 3))) {
      bos.save(part, "C", complete(maria, "C"));
      coordinator.confirmWhole(main, part);
      louise.complete(main, maria, LTCF);
      louise.submit(main);

      assertThat(coordinator.team(main).getMember()).extracting(Member::getState, Member::getPart)
          .containsExactly(tuple(InvitationState.GREYED, PartState.CLOSED_WITH_MAIN), tuple(InvitationState.GREYED, null));
      assertThat(Refusal.of(() -> bos.save(part, "D", complete(maria, "D")))).isEqualTo("ASSESSMENT_CLOSED");
      assertThat(Refusal.of(() -> bos.submit(part))).isEqualTo("ASSESSMENT_CLOSED");
      assertThat(Refusal.of(() -> hanne.accept(pending))).isEqualTo("ASSESSMENT_CLOSED");
      assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.doctorBos()).results(part))).isEqualTo("PRINT_REFUSED");
      assertThat(hub.jdbc().sql("select action || ' ' || role from audit_event where reference = ? and outcome = 'OK' order by id").param(part)
          .query(String.class).list()).as("R4.19").containsSubsequence("INVITATION_SENT CERTIFIED_PROVIDER",
              "INVITATION_ACCEPTED CERTIFIED_PROVIDER", "PART_SAVED CERTIFIED_PROVIDER", "PART_CLOSED CERTIFIED_PROVIDER");
    }
    try (var day = hub.on(LocalDate.of(2023, 9, 2))) {
      assertThat(bos.listed(part).orElseThrow().getState()).isEqualTo(InvitationState.GREYED);
      assertThat(hanne.listed(pending).orElseThrow().getState()).isEqualTo(InvitationState.GREYED);
      assertThat(bos.part(part).getAnswers().getAnswer()).as("readable").isNotEmpty();
    }
    try (var day = hub.on(LocalDate.of(2023, 9, 3))) {
      assertThat(bos.listed(part)).isEmpty();
      assertThat(hanne.listed(pending)).isEmpty();
      assertThat(Refusal.of(() -> bos.part(part))).isEqualTo("UNKNOWN_REFERENCE");
      assertThat(louise.get(main).getAssessment().getState()).isEqualTo(State.CLOSED);
      hub.part(TeamExpiry.class).sweep();
      assertThat(hub.part(TeamExpiry.class).sweep()).isZero();
      assertThat(hub.jdbc().sql("select length(sealed) from invitation where reference in (?, ?)").params(part, pending)
          .query(Integer.class).list()).containsOnly(0);
    }
  }

  @Test
  void anInvitationThatNobodyAcceptsExpiresAndIsListedThirtyMoreDays_R4_41() throws Exception {
    Insz maria = maria();
    String byHand;
    String bySweep;
    try (var day = hub.on(CREATION)) {
      String main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR, CREATION, CREATION).getAssessment().getReference();
      byHand = coordinator.invite(main, Desks.hanne(), null, "C").getReference();
      bySweep = coordinator.invite(main, Desks.hanne(), null, "D").getReference();
    }
    try (var day = hub.on(LocalDate.of(2023, 7, 26))) {
      assertThat(hanne.listed(byHand).orElseThrow().getState()).isEqualTo(InvitationState.PENDING);
      assertThat(Refusal.of(() -> hanne.remove(byHand))).isEqualTo("DELETE_REFUSED");
    }
    try (var day = hub.on(LocalDate.of(2023, 7, 27))) {
      assertThat(hanne.listed(byHand).orElseThrow().getState()).isEqualTo(InvitationState.EXPIRED);
      assertThat(Refusal.of(() -> hanne.accept(byHand))).isEqualTo("INVITATION_EXPIRED");
      assertThat(Refusal.of(() -> hanne.decline(byHand))).isEqualTo("INVITATION_EXPIRED");
      hanne.remove(byHand);
      assertThat(hanne.listed(byHand)).isEmpty();
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 25))) {
      assertThat(hanne.listed(bySweep).orElseThrow().getState()).isEqualTo(InvitationState.EXPIRED);
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 26))) {
      assertThat(hanne.listed(bySweep)).isEmpty();
    }
  }

  /** (d) 7: read until the main is closed, edited for ten days. */
  @Test
  void aPartLapsesTenDaysAfterTheStartAndTheMainTwenty_R4_10_R4_11_R4_49() throws Exception {
    Insz maria = maria();
    String main;
    String part;
    try (var day = hub.on(START)) {
      main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR, START, START).getAssessment().getReference();
      part = coordinator.invite(main, Desks.doctorBos(), null, "C").getReference();
      bos.accept(part);
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 10))) {
      bos.save(part, "C", complete(maria, "C"));
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 11))) {
      assertThat(Refusal.of(() -> bos.save(part, "C", complete(maria, "C")))).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(Refusal.of(() -> bos.submit(part))).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(bos.part(part).getProgress().getInvitation().getPart()).isEqualTo(PartState.LAPSED);
      assertThat(coordinator.confirmWhole(main, part)).as("what was said stays").isEmpty();
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 20))) {
      louise.complete(main, maria, LTCF, "D");
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 21))) {
      assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(Refusal.of(() -> coordinator.confirm(main, "C1", "0"))).isEqualTo("ASSESSMENT_EXPIRED");
    }
  }

  @Test
  void answersOfAnExpiredMainAreTakenOverAndThoseOfItsPartsAreNot_R3_23() throws Exception {
    Insz maria = maria();
    String main;
    String part;
    try (var day = hub.on(START)) {
      main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR, START, START).getAssessment().getReference();
      part = coordinator.invite(main, Desks.doctorBos(), null, "C").getReference();
      bos.accept(part);
      bos.save(part, "C", complete(maria, "C"));
      louise.complete(main, maria, LTCF, "D");
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 21))) {
      var fresh = DraftDesk.assessment(maria, LTCF);
      fresh.setCopyFrom(part);
      assertThat(Refusal.of(() -> louise.start(fresh))).isEqualTo("UNKNOWN_REFERENCE");
      fresh.setCopyFrom(main);

      String again = louise.start(fresh).getAssessment().getReference();

      assertThat(louise.get(again).getAnswers().getAnswer()).extracting(Answer::getItem)
          .containsExactlyInAnyOrderElementsOf(Stream.of(complete(maria, "D")).map(Answer::getItem).toList());
    }
  }

  @Test
  void theCoordinationIsHandedOverInsideAndToAParticipantOutside_E25() throws Exception {
    Insz maria = maria();
    String main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    var tine = new TeamDesk(hub, Desks.tine());
    var ad = new TeamDesk(hub, Desks.ad());

    assertThat(coordinator.coordinates(main)).isTrue();
    coordinator.handOver(main, Desks.tine());
    assertThat(tine.coordinates(main)).isTrue();
    assertThat(Refusal.of(() -> coordinator.team(main))).isEqualTo("NOT_COORDINATOR");
    ad.handOver(main, Desks.louise());
    assertThat(coordinator.coordinates(main)).isTrue();

    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.nora()).handOver(main, Desks.tine()))).isEqualTo("TRANSFER_REFUSED");
    assertThat(Refusal.of(() -> coordinator.handOver(main, Desks.nora()))).isEqualTo("TRANSFER_REFUSED");
    assertThat(Refusal.of(() -> hanne.handOver(main, Desks.hanne()))).isEqualTo("TRANSFER_REFUSED");
    String part = coordinator.invite(main, Desks.hanne(), null, "C").getReference();
    assertThat(Refusal.of(() -> coordinator.handOver(main, Desks.hanne()))).isEqualTo("TRANSFER_REFUSED");
    hanne.accept(part);
    coordinator.handOver(main, Desks.hanne());

    assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("NOT_COORDINATOR");
    assertThat(Refusal.of(() -> louise.get(main))).as("(d) 23").isEqualTo("DRAFT_NOT_SHAREABLE");
    assertThat(hanne.team(main).getCoordinator()).isEqualTo("Hanne Jacobs");
    var hannesDrafts = new DraftDesk(hub, Desks.hanne());
    hannesDrafts.complete(main, maria, LTCF);
    var closed = hannesDrafts.submit(main).getAssessment();
    assertThat(closed.getOrganisation()).isEqualTo(Desks.hanne().organisation().digits());
    assertThat(closed.getClosedBy()).isEqualTo("Hanne Jacobs");
  }

  /** (d) 9. */
  @Test
  void anOrganisationIsInvitedWithARelationAndTheClientsConsentOnly_T11() throws Exception {
    Insz noRelation = hub.client().consenting().relatedTo(Desks.louise()).known();
    Insz noConsent = hub.client().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    String first = louise.start(noRelation, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String second = louise.start(noConsent, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();

    assertThat(Refusal.of(() -> coordinator.invite(first, Desks.hanne(), null))).isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> coordinator.invite(second, Desks.hanne(), null))).isEqualTo("NO_CONSENT");
    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.tine()).invite(second, Desks.louise(), null))).isEqualTo("NOT_COORDINATOR");
    assertThat(coordinator.candidates(second, Desks.hanne(), Desks.doctorBos()).getCandidate())
        .extracting(CheckCandidatesResponse.Candidate::isRelation).containsExactly(true, false);
    assertThat(coordinator.candidates(second).getCandidate()).as("R4.37: all that have a relation")
        .extracting(CheckCandidatesResponse.Candidate::getName, CheckCandidatesResponse.Candidate::isRelation)
        .containsExactly(tuple("Woonzorgcentrum Zandbak", true), tuple("Ziekenhuis Zandbak", true));
  }

  @Test
  void anInvitationIsAcceptedByOneEntitledColleagueOrDeclined_T12_R4_38_R4_43() throws Exception {
    Insz maria = maria();
    String main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String part = coordinator.invite(main, Desks.hanne(), null, "C").getReference();
    String other = coordinator.invite(main, Desks.hanne(), null, "D").getReference();

    assertThat(Refusal.of(() -> bos.accept(part))).as("not the doctor's").isEqualTo("UNKNOWN_REFERENCE");
    var unreachable = new AcceptInvitationRequest();
    unreachable.setContext(DraftDesk.context(Desks.hanne()));
    unreachable.setInvitation(part);
    unreachable.setEmail("participant@example.org");
    assertThat(Refusal.of(() -> hub.port(TeamPort.class, "/team/v1", Desks.hanne()).acceptInvitation(unreachable)))
        .as("without a phone (R4.40)").isEqualTo("SCHEMA_INVALID");
    hanne.accept(part);
    assertThat(Refusal.of(() -> hanne.accept(part))).isEqualTo("DRAFT_LOCKED");
    assertThat(Refusal.of(() -> hanne.decline(part))).isEqualTo("DRAFT_LOCKED");
    hanne.decline(other);
    assertThat(hanne.listed(other)).isEmpty();
    assertThat(coordinator.team(main).getMember()).extracting(Member::getState)
        .containsExactly(InvitationState.ACCEPTED, InvitationState.DECLINED);
    hub.sandbox().endCareRelation(maria, Desks.hanne().organisation());
    assertThat(hub.jdbc().sql("select position('participant@example.org'::bytea in sealed) from invitation where reference = ?").param(part)
        .query(Integer.class).single()).as("sealed at rest").isZero();
  }

  @Test
  void commentsCrossWhileTheMainIsOpenAndAFinishedPartStaysReachable_R3_17_R4_50() throws Exception {
    Insz maria = maria();
    String main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String part = coordinator.invite(main, Desks.hanne(), null, "C").getReference();
    hanne.accept(part);
    Answer commented = complete(maria, "D")[0];
    commented.setComment("seen by the team");
    louise.save(main, "D", false, commented);
    Answer suggested = complete(maria, "C")[0];
    suggested.setComment("seen by the coordinator");
    hanne.save(part, "C", suggested);

    assertThat(hanne.part(part).getMainComment()).extracting(GetPartResponse.MainComment::getValue).containsExactly("seen by the team");
    assertThat(coordinator.suggestions(main)).singleElement().satisfies(item ->
        assertThat(item.getSaid().get(0)).satisfies(said -> {
          assertThat(said.getComment()).isEqualTo("seen by the coordinator");
          assertThat(said.getParticipant()).isEqualTo("Hanne Jacobs");
        }));
    assertThat(hanne.submit(part).getInvitation().getPart()).isEqualTo(PartState.FINISHED);
    assertThat(Refusal.of(() -> hanne.save(part, "C", 1, suggested))).isEqualTo("ASSESSMENT_CLOSED");
    assertThat(hanne.finished(main)).isEmpty();
    coordinator.confirm(main, suggested.getItem(), suggested.getValue());
    louise.complete(main, maria, LTCF);
    louise.submit(main);

    assertThat(hanne.finished(main)).containsExactly(part);
    assertThat(hanne.part(part).getMainComment()).as("(d) 14").isEmpty();
    assertThat(hanne.part(part).getAnswers().getAnswer()).extracting(Answer::getComment).contains("seen by the coordinator");
    assertThat(Refusal.of(() -> coordinator.suggestions(main))).isEqualTo("ASSESSMENT_CLOSED");
    assertThat(louise.get(main).getAnswers().getAnswer()).extracting(Answer::getComment).doesNotContain("seen by the coordinator");
    assertThat(new DraftDesk(hub, Desks.hanne()).get(main).getAnswers().getAnswer()).extracting(Answer::getComment).containsOnlyNulls();
    try (var day = hub.on(BelgianTime.dateOf(hub.now()).plusDays(60))) {
      assertThat(hanne.listed(part)).isEmpty();
      assertThat(hanne.finished(main)).containsExactly(part);
    }
  }

  @Test
  void whatBelongsToAnErasedAssessmentIsErasedWithIt_R4_16_R10_09() throws Exception {
    Insz maria = maria();
    String main;
    String part;
    try (var day = hub.on(START)) {
      main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR, START, START).getAssessment().getReference();
      part = coordinator.invite(main, Desks.doctorBos(), "a remark", "C").getReference();
      bos.accept(part);
      bos.save(part, "C", complete(maria, "C"));
      coordinator.confirmWhole(main, part);
    }
    try (var day = hub.on(LocalDate.of(2023, 9, 19))) {
      sweep();
      assertThat(bos.part(part).getAnswers().getAnswer()).isNotEmpty();
      assertThat(kept(part)).isPositive();
    }
    try (var day = hub.on(LocalDate.of(2023, 9, 20))) {
      sweep();
      assertThat(Refusal.of(() -> bos.part(part))).isEqualTo("UNKNOWN_REFERENCE");
      assertThat(kept(part)).isZero();
      assertThat(hub.part(TeamExpiry.class).sweep()).isZero();
    }
  }

  private void sweep() {
    hub.part(Expiry.class).sweep();
    hub.part(TeamExpiry.class).sweep();
  }

  /** Bytes and rows that are left of a part and of what was confirmed of it. */
  private int kept(String part) {
    return hub.jdbc().sql("""
        select length(i.sealed) + (select count(*) from draft_module d where d.draft_id = i.id)
          + (select count(*) from confirmation c where c.assessment_id = i.assessment_id)
        from invitation i where i.reference = ?""").param(part).query(Integer.class).single();
  }
}
