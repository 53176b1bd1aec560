package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E05 and E10, and the rules of a team without coordinator (R4.29 to R4.35), over the wire. */
class TeamWithoutCoordinatorIT {

  private static final String LTCF = "BELRAI_LTCF";

  private final TestHub hub = TestHub.shared();
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final DraftDesk tine = new DraftDesk(hub, Desks.tine());

  @Test
  void ofTwoWhoTakeOneModuleAtOnceOneSucceedsAndTheOtherMayNotWriteInIt_E05() throws Exception {
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    String main = louise.start(jeanne, LTCF, Coordination.WITHOUT_COORDINATOR).getAssessment().getReference();

    List<String> outcomes = atOnce(() -> louise.assign(main, "C"), () -> tine.assign(main, "C"));

    assertThat(outcomes).containsExactlyInAnyOrder("done", "MODULES_STILL_ASSIGNED");
    DraftDesk holder = outcomes.get(0).equals("done") ? louise : tine;
    DraftDesk other = holder == louise ? tine : louise;
    assertThat(Refusal.of(() -> other.complete(main, jeanne, LTCF, "C"))).isEqualTo("MODULE_NOT_ASSIGNED");
    assertThat(other.get(main).getAnswers().getAnswer()).as("reading is free (R4.32)").isEmpty();
    assertThat(Refusal.of(() -> other.release(main, "C"))).isEqualTo("MODULE_NOT_ASSIGNED");
    holder.complete(main, jeanne, LTCF, "C");
    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.louise()).invite(main, Desks.louiseAtFamilyCare(), null)))
        .isEqualTo("NOT_COORDINATOR");

    assertThatThrownBy(() -> other.submit(main)).isInstanceOfSatisfying(RefusedByHubException.class, refusal -> {
      assertThat(refusal.code()).isEqualTo("MODULES_STILL_ASSIGNED");
      assertThat(DraftDesk.places(refusal)).containsExactly("C: " + (holder == louise ? "Louise Maes" : "Tine Peeters"));
    });

    holder.release(main, "C");
    other.assign(main);
    other.complete(main, jeanne, LTCF);
    assertThat(Refusal.of(() -> louise.submit(main))).isEqualTo("MODULES_STILL_ASSIGNED");
    louise.release(main);
    assertThat(louise.submit(main).getAssessment().getState()).isEqualTo(State.CLOSED);
  }

  private static List<String> atOnce(Refusal.Call... calls) throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(calls.length);
    try {
      var barrier = new CyclicBarrier(calls.length);
      var outcomes = new ArrayList<Future<String>>();
      for (Refusal.Call call : calls) {
        outcomes.add(pool.submit(() -> {
          barrier.await();
          try {
            call.make();
            return "done";
          } catch (RefusedByHubException refused) {
            return refused.code();
          }
        }));
      }
      var codes = new ArrayList<String>();
      for (Future<String> outcome : outcomes) {
        codes.add(outcome.get());
      }
      return codes;
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void whatIsNotOfATeamWithoutCoordinatorHasNoAssignments_R4_29_R4_30() throws Exception {
    Insz jeanne = hub.client().known();
    String screener = louise.start(jeanne, "BELRAI_SCREENER").getAssessment().getReference();
    String coordinated = louise.start(jeanne, LTCF).getAssessment().getReference();

    assertThat(Refusal.of(() -> louise.assign(screener))).isEqualTo("MODULE_NOT_ASSIGNED");
    assertThat(Refusal.of(() -> louise.assign(coordinated))).isEqualTo("MODULE_NOT_ASSIGNED");
    assertThat(Refusal.of(() -> louise.start(jeanne, "BELRAI_HC", Coordination.WITHOUT_COORDINATOR))).isEqualTo("INSTRUMENT_UNAVAILABLE");
    assertThat(Refusal.of(() -> louise.start(jeanne, LTCF, Coordination.INDIVIDUAL))).isEqualTo("INSTRUMENT_UNAVAILABLE");
  }

  @Test
  void whoHasNotDoneTheTrainingOnlyConsults_E10_R2_10() throws Exception {
    Insz jeanne = hub.client().relatedTo(Desks.louise()).known();
    var nora = new DraftDesk(hub, Desks.nora());
    String draft = louise.start(jeanne, "BELRAI_SCREENER").getAssessment().getReference();
    louise.complete(draft, jeanne, "BELRAI_SCREENER");

    assertThat(Refusal.of(() -> nora.start(jeanne, LTCF))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> nora.save(draft, "1", 1, false))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> nora.submit(draft))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> nora.recent(draft, false, false))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(nora.get(draft).getAnswers().getAnswer()).as("T4").isNotEmpty();

    louise.submit(draft);
    assertThat(nora.get(draft).getAssessment().getState()).isEqualTo(State.CLOSED);
  }
}
