package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls.Reply;
import org.belraihub.soap.export.wire.Report;
import org.belraihub.soap.export.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.ExportDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E29 (R7.07, R5.21, R11.08) and what a restart must not change: waiting messages, exports, the replay guard, stored answers. */
class OutageAndRestartIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields BILLED = new BillingFields("VSB-0002", 12, BillingFields.HEAVY_CARE);

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  @Test
  void messagesToPartnersThatAreDownWaitSurviveARestartAndGoOutOnce() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.ines()).memberOf(480).known();
    String requestId = CareSoftware.freshRequestId();
    var answers = hub.answers(SCREENER, client);
    hub.sandbox().down("fund-480");
    hub.sandbox().down("federal");
    hub.sandbox().down("care-relation");

    Closed closed = hub.at(Desks.ines()).submit(requestId, Case.of(client, SCREENER), answers, BILLED);
    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(closed.scored()).as("results do not wait for partners").isTrue();
    List<LegState> waiting = hub.await(Desks.ines(), closed.reference(), "was tried", leg -> leg.lastError() != null
        || leg.state().equals("SENT"));
    assertThat(waiting).noneMatch(LegState::acknowledged);
    long export = ines().request(Report.ORGANISATION).getId();
    byte[] replayed = hub.raw().signed(Desks.ines(), requestId, Case.of(client, SCREENER), answers, BILLED, hub.now());
    Reply repeat = hub.raw().post(hub.assessmentService(), replayed);
    assertThat(repeat.reference()).as(repeat.toString()).isEqualTo(closed.reference());

    hub.restart();

    assertThat(hub.at(Desks.ines()).deliveries(closed.reference())).as("they wait again").hasSize(2).noneMatch(LegState::acknowledged)
        .allMatch(leg -> !leg.state().startsWith("PARKED"));
    assertThat(hub.raw().post(hub.assessmentService(), replayed).code()).as("replayed after the restart").isEqualTo("wsse:FailedCheck");
    assertThat(hub.at(Desks.ines()).submit(requestId, Case.of(client, SCREENER), answers, BILLED))
        .as("the same request after the restart").isEqualTo(closed);
    assertThat(hub.books().indications(closed.reference())).isEmpty();
    assertThat(hub.books().registrations(closed.reference())).isEmpty();
    assertThat(ines().get(export).getState()).as("its source is down").isEqualTo(State.REQUESTED);

    hub.allPartnersUp();
    hub.delivered(Desks.ines(), closed.reference());
    assertThat(hub.books().registrations(closed.reference())).singleElement()
        .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    assertThat(hub.books().indications(closed.reference())).singleElement()
        .satisfies(indication -> assertThat(indication.receptions()).isEqualTo(1));
    ines().await(export, State.SUCCESSFUL);
    assertThat(ines().download(export)).as("what was asked for before the restart").contains(closed.reference());
  }

  private ExportDesk ines() {
    return new ExportDesk(hub, Desks.inesAsAdmin());
  }

  @Test
  void aGracefulStopEndsWhatIsUnderWayAndLeavesWhatWaits() throws Exception {
    Insz first = hub.client().consenting().relatedTo(Desks.ines()).memberOf(480).known();
    Insz second = hub.client().consenting().relatedTo(Desks.ines()).known();
    hub.sandbox().down("fund-480");
    hub.sandbox().slow("federal", Duration.ofSeconds(3));
    Closed closed = hub.at(Desks.ines()).submit(Case.of(first, SCREENER), hub.answers(SCREENER, first), BILLED);
    await().until(() -> hub.at(Desks.ines()).deliveries(closed.reference()),
        legs -> legs.stream().anyMatch(leg -> leg.leg().equals("FEDERAL") && leg.state().equals("SENDING")));
    byte[] message = hub.raw().signed(Desks.ines(), CareSoftware.freshRequestId(), Case.of(second, SCREENER),
        hub.answers(SCREENER, second), null, hub.now());
    var service = hub.assessmentService();
    hub.sandbox().slow("consent", Duration.ofMillis(1500));
    CompletableFuture<Reply> underWay = CompletableFuture.supplyAsync(() -> posted(service, message));
    await().until(() -> callsUnderWay() > 0);

    hub.stop();

    Reply answered = underWay.get(20, TimeUnit.SECONDS);
    assertThat(answered.accepted()).as("a call under way is answered: " + answered.code()).isTrue();
    assertThat(hub.books().registrations(closed.reference())).as("a send under way ends").hasSize(1);
    hub.startAgain();
    assertThat(hub.at(Desks.ines()).deliveries(closed.reference())).anySatisfy(leg -> {
      assertThat(leg.leg()).isEqualTo("FEDERAL");
      assertThat(leg.acknowledged()).as("and its outcome was recorded").isTrue();
    }).anySatisfy(leg -> {
      assertThat(leg.leg()).isEqualTo("INDICATION");
      assertThat(leg.acknowledged()).as("what waited stays").isFalse();
    });
    hub.allPartnersUp();
    hub.delivered(Desks.ines(), closed.reference());
    hub.delivered(Desks.ines(), answered.reference());
    assertThat(hub.books().registrations(closed.reference())).singleElement()
        .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    assertThat(hub.books().indications(closed.reference())).singleElement()
        .satisfies(indication -> assertThat(indication.receptions()).isEqualTo(1));
  }

  private Reply posted(URI service, byte[] message) {
    try {
      return hub.raw().post(service, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int callsUnderWay() {
    return hub.part(MeterRegistry.class).find("http.server.requests.active").longTaskTimers().stream()
        .mapToInt(LongTaskTimer::activeTasks).sum();
  }
}
