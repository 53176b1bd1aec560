package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E24, E04, R7.08, R4.53: a team of people on both platforms. */
class CrossPlatformTeamIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final LocalDate START = LocalDate.of(2023, 7, 31);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestHub hub = TestHub.shared();
  private final FederalDesk federal = new FederalDesk(hub);
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final TeamDesk coordinator = new TeamDesk(hub, Desks.louise());

  /** The practice takes part on the federal platform, the nursing home coordinates here. */
  @Test
  void aFederalParticipantIsInvitedCountedConfirmedAndClosedAndWhatComesLaterIsLate_E24_E04() throws Exception {
    Insz maria = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.doctorBos()).relatedTo(Desks.hanne()).known();
    String main;
    String part;
    String pending;
    try (var day = hub.on(START)) {
      main = louise.start(maria, LTCF, Coordination.WITH_COORDINATOR, null, START).getAssessment().getReference();
      part = coordinator.inviteThere(main, Desks.doctorBos().organisation(), "C", "I");
      pending = coordinator.inviteThere(main, Desks.hanne().organisation(), "M");
      assertThat(new TeamDesk(hub, Desks.doctorBos()).listed(part)).as("nobody works on it here").isEmpty();
      await("the invitation").atMost(PATIENCE).until(() -> kinds(part).contains("TeamInvitation"));
      assertThat(told(part).get(0).get("payload")).contains("2023-08-10").contains("2023-08-20").contains(maria.digits());

      assertThat(tell("answer", part, Map.of("participant", Desks.doctorBos().user().digits(), "name", "Doctor Bos"))).isEqualTo("PROCESSED");
      assertThat(tell("part", part, Map.of("sequence", 1, "answers", answers(maria, "C")))).isEqualTo("PROCESSED");
      var team = coordinator.team(main);
      assertThat(team.getMember().get(0).getParticipant()).isEqualTo("Doctor Bos");
      assertThat(team.getMember().get(0).getPercentOfAssigned()).isEqualTo(50);
      assertThat(tell("part", part, Map.of("sequence", 1, "answers", Map.of()))).as("an older one never overwrites").isEqualTo("LATE");
      assertThat(tell("part", part, Map.of("sequence", 2, "answers", answers(maria, "D")))).as("not its modules").isEqualTo("CONTENT_INVALID");
      var whole = new LinkedHashMap<>(answers(maria, "C"));
      whole.putAll(answers(maria, "I"));
      assertThat(tell("part", part, Map.of("sequence", 3, "answers", whole, "submitted", true))).isEqualTo("PROCESSED");
      assertThat(coordinator.team(main).getMember().get(0).getPercentOfAssigned()).isEqualTo(100);
    }
    try (var day = hub.on(LocalDate.of(2023, 8, 3))) {
      assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("ANSWERS_NOT_CONFIRMED");
      coordinator.confirmWhole(main, part);
      new TeamDesk(hub, Desks.louise()).handOver(main, Desks.tine());
      await("the hand-over").atMost(PATIENCE).until(() -> kinds(part).contains("TeamChange") && kinds(pending).contains("TeamChange"));
      assertThat(newest(part)).contains("HANDED_OVER").contains(Desks.tine().organisation().digits());
      new TeamDesk(hub, Desks.tine()).handOver(main, Desks.louise());
      for (var module : hub.definition(LTCF).modules()) {
        if (!List.of("C", "I").contains(module.code())) {
          louise.complete(main, maria, LTCF, module.code());
        }
      }
      assertThat(louise.submit(main).getAssessment().getState()).isEqualTo(State.CLOSED);
      await("the close").atMost(PATIENCE).until(() -> newest(part).contains("CLOSED") && newest(pending).contains("CLOSED"));
      assertThat(newest(pending)).contains("2023-08-03");
      assertThat(tell("part", part, Map.of("sequence", 4, "answers", Map.of(), "submitted", true))).isEqualTo("LATE");
      assertThat(tell("answer", pending, Map.of("participant", Desks.hanne().user().digits()))).isEqualTo("LATE");
      assertThat(louise.get(main).getAnswers().getAnswer().stream().map(Answer::getItem)).containsAll(answers(maria, "C").keySet());
    }
  }

  /** The hospital coordinates on the federal platform; the nursing home takes part here. */
  @Test
  void aParticipantOfHereIsInvitedFromThereAndReportsWithoutCommentsUntilTheMainIsClosed() throws Exception {
    Insz maria = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    var said = new LinkedHashMap<String, Object>(Map.of("insz", maria.digits(), "instrument", LTCF, "version",
        hub.definition(LTCF).id().version(), "startDate", START.toString(), "hco", Desks.hanne().organisation().digits(),
        "coordinator", "Hanne", "invited", Desks.louise().organisation().digits(), "modules", List.of("C")));
    said.put("at", START + "T08:00:00Z");
    var invited = federal.tell("invite", said);
    String part = invited.reference();
    String main = part.substring(0, part.length() - 2);
    assertThat(invited.outcome()).isEqualTo("PROCESSED");
    try (var day = hub.on(START)) {
      assertThat(coordinator.listed(part)).hasValueSatisfying(invitation -> {
        assertThat(invitation.getExpiryDate()).hasToString("2023-08-10");
        assertThat(invitation.getInviter()).isEqualTo("Hanne");
      });
      var hanne = new DraftDesk(hub, Desks.hanne());
      assertThat(hanne.line(maria, main)).as("work on it goes on there").isEmpty();
      assertThat(Refusal.of(() -> hanne.get(main))).isEqualTo("UNKNOWN_REFERENCE");

      coordinator.accept(part);
      var answers = DraftDesk.answers(hub, maria, LTCF, "C");
      answers[0].setComment("for colleagues only");
      coordinator.save(part, "C", answers);
      assertThat(coordinator.submit(part).getPercentOfAssigned()).isEqualTo(100);
      await("answer and reports").atMost(PATIENCE).until(() -> kinds(part).equals(List.of("InvitationAnswer", "PartReport", "PartReport")));
      assertThat(told(part).get(2).get("payload")).contains("SUBMITTED").doesNotContain("for colleagues only");

      assertThat(tell("team", part, Map.of("sequence", 1, "change", "HANDED_OVER", "hco", Desks.doctorBos().organisation().digits(),
          "coordinator", "Doctor Bos", "on", START.toString()))).isEqualTo("PROCESSED");
      assertThat(coordinator.listed(part).orElseThrow().getInviter()).isEqualTo("Doctor Bos");
      assertThat(tell("team", part, Map.of("sequence", 2, "change", "CLOSED", "hco", Desks.doctorBos().organisation().digits(),
          "on", START.toString()))).isEqualTo("PROCESSED");
      assertThat(Refusal.of(() -> coordinator.save(part, "C", answers[0]))).isEqualTo("ASSESSMENT_CLOSED");
    }
    var closed = federal.assessment(maria, hub.definition(LTCF), Desks.hanne(), START, hub.answers(LTCF, maria).asMap());
    closed.put("reference", main);
    assertThat(federal.tell("close", closed).outcome()).isEqualTo("REGISTERED");
    assertThat(louise.get(main).getAssessment().getState()).isEqualTo(State.CLOSED);
    assertThat(coordinator.finished(main)).containsExactly(part);
  }

  private String tell(String what, String invitation, Map<String, ?> more) {
    var said = new LinkedHashMap<String, Object>(more);
    said.put("invitation", invitation);
    said.put("at", START + "T09:00:00Z");
    return federal.tell(what, said).outcome();
  }

  private Map<String, String> answers(Insz person, String module) {
    var answers = new LinkedHashMap<String, String>();
    for (Answer answer : DraftDesk.answers(hub, person, LTCF, module)) {
      answers.put(answer.getItem(), answer.getValue());
    }
    return answers;
  }

  private List<Map<String, String>> told(String invitation) {
    var told = new ArrayList<Map<String, String>>();
    federal.ask("told", Map.of("invitation", invitation)).path("told").forEach(letter ->
        told.add(Map.of("kind", letter.path("kind").asString(), "payload", letter.path("payload").asString())));
    return told;
  }

  private String newest(String invitation) {
    var told = told(invitation);
    return told.get(told.size() - 1).get("payload");
  }

  private List<String> kinds(String invitation) {
    return told(invitation).stream().map(letter -> letter.get("kind")).toList();
  }
}
