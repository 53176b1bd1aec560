package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.instrument.Answers;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.PartnerBooks.Indication;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E06: a billed Screener of an assessor for care budgets (R1.08, R6.04, R6.06, R6.07, R6.08). */
class BilledScreenerIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields SIX_MONTHS = new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE);

  private final TestHub hub = TestHub.shared();

  @Test
  void aBilledScreenerSubmittedTwiceUnderOneRequestIdReachesTheFundOnce() throws Exception {
    var ines = hub.at(Desks.ines());
    Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    Answers answers = hub.answers(SCREENER, omar);
    String requestId = CareSoftware.freshRequestId();

    Closed closed;
    try (var day = hub.on(LocalDate.of(2025, 8, 31))) {
      closed = ines.submit(requestId, Case.of(omar, SCREENER), answers, SIX_MONTHS);
      Closed again = ines.submit(requestId, Case.of(omar, SCREENER), answers, SIX_MONTHS);

      assertThat(closed.state()).isEqualTo("CLOSED");
      assertThat(closed.scored()).isTrue();
      assertThat(again).isEqualTo(closed);
      hub.delivered(Desks.ines(), closed.reference());
    }

    List<Indication> booked = hub.books().indications(closed.reference());
    assertThat(booked).singleElement().satisfies(indication -> {
      assertThat(indication.fund()).isEqualTo(380);
      assertThat(indication.vsbNumber()).isEqualTo("VSB-0001");
      assertThat(indication.hco()).isEqualTo(Desks.ines().organisation().digits());
      assertThat(indication.validFrom()).isEqualTo(LocalDate.of(2025, 8, 31));
      assertThat(indication.validUntil()).isEqualTo(LocalDate.of(2026, 2, 28));
      assertThat(indication.receptions()).isEqualTo(1);
    });
    assertThat(hub.books().registrations(closed.reference())).singleElement()
        .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    assertThat(hub.audit().ofRequest(requestId)).extracting("action").containsExactly("ASSESSMENT_SUBMITTED", "REQUEST_REPEATED");
  }

  /** (d) 12, (d) 27: who has changed funds since then is billed to the one of that day. */
  @Test
  void anIndicationGoesToTheFundOfItsReferenceDate() throws Exception {
    LocalDate lastOfOld = LocalDate.of(2025, 8, 31);
    Insz omar = hub.client().relatedTo(Desks.ines()).known();
    hub.sandbox().addMembership(omar, 280, "OFFICIEEL", LocalDate.of(2020, 1, 1), lastOfOld);
    hub.sandbox().addMembership(omar, 680, "OFFICIEEL", lastOfOld.plusDays(1), null);

    assertThat(fundOfAScreenerOn(lastOfOld, omar)).isEqualTo(280);
    assertThat(fundOfAScreenerOn(lastOfOld.plusDays(1), omar)).isEqualTo(680);
  }

  private int fundOfAScreenerOn(LocalDate reference, Insz client) throws Exception {
    String billed;
    try (var day = hub.on(reference)) {
      billed = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), SIX_MONTHS).reference();
    }
    hub.await(Desks.ines(), billed, "is at its fund", leg -> leg.acknowledged() || leg.leg().equals("FEDERAL"));
    return hub.books().indications(billed).get(0).fund();
  }

  /** E07 (R6.03, R6.04): the borders of the validity, a flag where there is none, and who bills nothing by default. */
  @Test
  void sixAndThirtySixMonthsAreBilledAndAnLtcfOrTheScreenerOfACertifiedProviderIsNot() throws Exception {
    var ines = hub.at(Desks.ines());
    for (int months : List.of(6, 36)) {
      Insz client = hub.client().consenting().relatedTo(Desks.ines()).memberOf(180).known();
      Closed closed = ines.submit(Case.of(client, SCREENER), hub.answers(SCREENER, client),
          new BillingFields("VSB-0001", months, BillingFields.HEAVY_CARE));
      hub.delivered(Desks.ines(), closed.reference());
      assertThat(hub.books().indications(closed.reference())).singleElement()
          .satisfies(indication -> assertThat(indication.validUntil()).isEqualTo(indication.validFrom().plusMonths(months)));
    }
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).memberOf(180).known();

    assertThat(Refusal.of(() -> hub.at(Desks.louise()).submit(Case.withoutCoordinator(jeanne, "BELRAI_LTCF"),
        hub.answers("BELRAI_LTCF", jeanne), SIX_MONTHS))).isEqualTo("BILLING_FIELDS_INVALID");
    Closed own = hub.at(Desks.louise()).submit(Case.of(jeanne, SCREENER), hub.answers(SCREENER, jeanne), null);
    hub.delivered(Desks.louise(), own.reference());
    assertThat(hub.at(Desks.louise()).deliveries(own.reference())).noneMatch(leg -> leg.leg().equals("INDICATION"));
    assertThat(hub.books().indications(own.reference())).isEmpty();
  }
}
