package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.soap.event.wire.EventPort;
import org.belraihub.soap.event.wire.ReportAdmissionRequest;
import org.belraihub.soap.event.wire.ReportDeathRequest;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/**
 * E01, Sam's journey: home care with the modules of the general practitioner (R1.14), hospital, rehabilitation, nursing home and
 * palliative care, on both platforms (R7.01), across instruments that are made here and those that only come (R3.02, R3.03).
 */
class SamsJourneyIT {

  private static final String HC = "BELRAI_HC";
  private static final String LTCF = "BELRAI_LTCF";

  private final TestHub hub = TestHub.shared();
  private final EventPort platform = hub.port(EventPort.class, "/event/v1", Desks.platform());

  @Test
  void samIsAssessedAtHomeByATeamAndLaterInTheNursingHome_E01() throws Exception {
    Insz sam = hub.client().consenting().relatedTo(Desks.doctorBos()).known();
    hub.sandbox().addCareRelation(sam, Desks.louiseAtFamilyCare().organisation(), LocalDate.of(2024, 1, 2), LocalDate.of(2024, 3, 31));
    var louise = new DraftDesk(hub, Desks.louiseAtFamilyCare());
    var coordinator = new TeamDesk(hub, Desks.louiseAtFamilyCare());
    var bos = new TeamDesk(hub, Desks.doctorBos());
    var wzc = new DraftDesk(hub, Desks.tine());

    String atHome;
    String part;
    try (var day = hub.on(LocalDate.of(2024, 1, 10))) {
      var started = louise.start(sam, HC, Coordination.WITH_COORDINATOR, null, LocalDate.of(2024, 1, 12)).getAssessment();
      atHome = started.getReference();
      assertThat(started.getDates().getExpiryDate()).hasToString("2024-01-30");
      part = coordinator.invite(atHome, Desks.doctorBos(), null, "I", "J", "M").getReference();
      assertThat(bos.accept(part).getExpiryDate()).hasToString("2024-01-20");
      assertThat(Refusal.of(() -> louise.start(sam, "BELRAI_AC"))).isEqualTo("INSTRUMENT_UNAVAILABLE");
    }
    try (var day = hub.on(LocalDate.of(2024, 1, 15))) {
      for (String module : List.of("I", "J", "M")) {
        var answers = DraftDesk.answers(hub, sam, HC, module);
        if (answers.length > 0) {
          bos.save(part, module, answers);
        }
      }
      assertThat(bos.submit(part).getPercentOfAssigned()).isEqualTo(100);
    }
    try (var day = hub.on(LocalDate.of(2024, 1, 18))) {
      coordinator.confirmWhole(atHome, part);
      for (var module : hub.definition(HC).modules()) {
        if (!List.of("I", "J", "M").contains(module.code()) && DraftDesk.answers(hub, sam, HC, module.code()).length > 0) {
          louise.complete(atHome, sam, HC, module.code());
        }
      }
      assertThat(louise.submit(atHome).getAssessment().getClosedBy()).isEqualTo("Louise Maes");
      hub.delivered(Desks.louiseAtFamilyCare(), atHome);
      assertThat(hub.books().registrations(atHome)).singleElement()
          .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    }
    String hospital = closedThere(sam, "BELRAI_AC", Desks.hanne(), LocalDate.of(2024, 3, 6), Map.of("J6a", "3", "J6b", "2"));
    try (var day = hub.on(LocalDate.of(2024, 3, 7))) {
      assertThat(louise.get(hospital).getAnswers().getAnswer()).hasSize(2).allSatisfy(answer -> assertThat(answer.getComment()).isNull());
      assertThat(Refusal.of(() -> louise.start(sam, "BELRAI_AC"))).isEqualTo("INSTRUMENT_UNAVAILABLE");
    }
    String rehabilitation = closedThere(sam, "BELRAI_REVA", Desks.hanne(), LocalDate.of(2024, 4, 2), Map.of("C3a", "2", "E1a", "3"));
    try (var day = hub.on(LocalDate.of(2024, 4, 3))) {
      assertThat(Refusal.of(() -> louise.get(atHome))).as("the service's relation ended on 31 March").isEqualTo("NO_CARE_RELATION");
      assertThat(Refusal.of(() -> louise.get(rehabilitation))).isEqualTo("NO_CARE_RELATION");
    }
    String admitted;
    try (var day = hub.on(LocalDate.of(2024, 6, 4))) {
      assertThat(Refusal.of(() -> wzc.get(atHome))).isEqualTo("NO_CARE_RELATION");
      admitted(sam, LocalDate.of(2024, 6, 3));
      admitted = wzc.start(sam, LTCF, Coordination.WITHOUT_COORDINATOR, null, LocalDate.of(2024, 6, 6)).getAssessment().getReference();
      var recent = wzc.recent(admitted, false, false).getAnswer();
      assertThat(recent).filteredOn(answer -> answer.getItem().startsWith("J6")).hasSize(2).allSatisfy(answer -> {
        assertThat(answer.getAssessor()).isEqualTo("Federal Provider");
        assertThat(answer.getReferenceDate()).hasToString("2024-03-06");
      });
      assertThat(recent).filteredOn(answer -> !answer.getItem().startsWith("J6")).isNotEmpty().allSatisfy(answer -> {
        assertThat(answer.getAssessor()).isEqualTo("Louise Maes");
        assertThat(answer.getReferenceDate()).hasToString("2024-01-12");
      });
      assertThat(wzc.get(atHome).getAnswers().getAnswer()).extracting(Answer::getComment).containsOnlyNulls();
    }
    try (var day = hub.on(LocalDate.of(2024, 6, 12))) {
      wzc.assign(admitted);
      wzc.complete(admitted, sam, LTCF);
      wzc.release(admitted);
      assertThat(wzc.submit(admitted).getAssessment().getState()).isEqualTo(State.CLOSED);
      assertThat(wzc.evolution(List.of(admitted, atHome)).getPoint()).extracting(point -> point.getAssessment().getReference())
          .containsExactly(atHome, admitted);
    }
    String palliative = closedThere(sam, "BELRAI_PC", Desks.doctorBos(), LocalDate.of(2024, 9, 9), Map.of("C1a", "3", "C1b", "3"));
    var five = List.of(palliative, admitted, rehabilitation, hospital, atHome);
    String again;
    try (var day = hub.on(LocalDate.of(2024, 10, 15))) {
      assertThat(wzc.evolution(five).getPoint()).extracting(point -> point.getAssessment().getReference())
          .containsExactly(atHome, hospital, rehabilitation, admitted, palliative);
      again = wzc.start(sam, LTCF, Coordination.WITHOUT_COORDINATOR).getAssessment().getReference();
      wzc.assign(again);
      wzc.complete(again, sam, LTCF);
      wzc.release(again);
      wzc.submit(again);
      var six = new ArrayList<>(five);
      six.add(again);
      assertThat(Refusal.of(() -> wzc.evolution(six))).isEqualTo("SELECTION_SIZE");
    }
    died(sam, LocalDate.of(2024, 11, 15));
    try (var day = hub.on(LocalDate.of(2025, 2, 23))) {
      assertThat(wzc.get(admitted).getAnswers().getAnswer()).isNotEmpty();
      assertThat(Refusal.of(() -> wzc.start(sam, LTCF))).isEqualTo("CLIENT_DECEASED");
    }
    try (var day = hub.on(LocalDate.of(2025, 2, 24))) {
      assertThat(Refusal.of(() -> wzc.get(admitted))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
      assertThat(Refusal.of(() -> wzc.evolution(List.of(admitted, atHome)))).isEqualTo("CLIENT_NO_LONGER_VISIBLE");
    }
  }

  /** Closed on the federal platform, from where it comes here. */
  private String closedThere(Insz person, String instrument, Desk desk, LocalDate day, Map<String, String> answers) {
    var federal = new FederalDesk(hub);
    var told = federal.tell("close", federal.assessment(person, hub.definition(instrument), desk, day, answers));
    assertThat(told.outcome()).isEqualTo("REGISTERED");
    return told.reference();
  }

  /** As eWZCfin tells it (R2.22). */
  private void admitted(Insz person, LocalDate from) throws Exception {
    var admission = new ReportAdmissionRequest();
    admission.setEventId(CareSoftware.freshRequestId());
    admission.setInsz(person.digits());
    admission.setOrganisation(Desks.tine().organisation().digits());
    admission.setFrom(from);
    platform.reportAdmission(admission);
  }

  private void died(Insz person, LocalDate on) throws Exception {
    var death = new ReportDeathRequest();
    death.setEventId(CareSoftware.freshRequestId());
    death.setInsz(person.digits());
    death.setOn(on);
    platform.reportDeath(death);
  }
}
