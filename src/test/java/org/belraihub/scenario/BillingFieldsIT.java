package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.instrument.Answers;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E07: what a billed Screener must say (R6.01 to R6.04), and who bills by default (R2.11, R6.02). */
class BillingFieldsIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";
  private static final String REASON = BillingFields.HEAVY_CARE;

  private final TestHub hub = TestHub.shared();
  private final Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
  private final Answers answers = hub.answers(SCREENER, omar);

  @Test
  void wrongBillingFieldsAreRefusedOneByOneAndStoreNothing_E07() throws Exception {
    var ines = hub.at(Desks.ines());

    for (var wrong : List.of(new BillingFields("VSB-0001", 5, REASON), new BillingFields("VSB-0001", 37, REASON),
        new BillingFields("VSB-9999", 12, REASON), new BillingFields("VSB-0001", 12, ""), new BillingFields("VSB-0001", 12, "curiosity"))) {
      assertThat(Refusal.of(() -> ines.submit(Case.of(omar, SCREENER), answers, wrong))).as("%s", wrong).isEqualTo("BILLING_FIELDS_INVALID");
    }
    assertThat(ines.list(omar)).isEmpty();
  }

  @Test
  void theFlagIsForScreenersOnly_E07_R6_03() throws Exception {
    Insz maria = hub.client().memberOf(380).known();
    var draft = hub.at(Desks.louise()).assignAll(hub.at(Desks.louise()).start(Case.withoutCoordinator(maria, LTCF)));
    var saved = hub.at(Desks.louise()).releaseAll(hub.at(Desks.louise()).save(draft, hub.definition(LTCF), hub.answers(LTCF, maria)));

    assertThat(Refusal.of(() -> hub.at(Desks.louise()).submit(saved, new BillingFields("VSB-0001", 12, REASON))))
        .isEqualTo("BILLING_FIELDS_INVALID");
    assertThat(new DraftDesk(hub, Desks.louise()).get(saved.reference()).getAssessment().getState()).hasToString("DRAFT");
  }

  @Test
  void sixAndThirtySixMonthsAreValidFromTheReferenceDateOn_E07_R6_06() throws Exception {
    try (var day = hub.on(LocalDate.of(2025, 8, 31))) {
      assertThat(validUntil(6)).hasToString("2026-02-28");
      assertThat(validUntil(36)).hasToString("2028-08-31");
    }
  }

  private Object validUntil(int months) throws Exception {
    Closed closed = hub.at(Desks.ines()).submit(Case.of(omar, SCREENER), answers, new BillingFields("VSB-0001", months, REASON));
    return new DraftDesk(hub, Desks.ines()).get(closed.reference()).getAssessment().getBilling().getValidUntil();
  }

  @Test
  void theFlagIsOnByDefaultForAnAssessorAndOffForACertifiedProvider_E07_R6_02() throws Exception {
    assertThat(Refusal.of(() -> withoutBilling(Desks.ines()))).as("on, and so the fields are missing").isEqualTo("BILLING_FIELDS_INVALID");

    String reference = withoutBilling(Desks.louise());

    assertThat(hub.at(Desks.louise()).deliveries(reference)).as("nothing is billed").extracting(LegState::leg).containsExactly("FEDERAL");
  }

  /** (d) 31. */
  @Test
  void anAssessorMakesOtherInstrumentsTooAndBillsNothingForThem() throws Exception {
    String reference = withoutBilling(Desks.ines(), Case.withoutCoordinator(omar, LTCF), hub.answers(LTCF, omar));

    assertThat(hub.at(Desks.ines()).deliveries(reference)).extracting(LegState::leg).containsExactly("FEDERAL");
  }

  private String withoutBilling(Desk desk) throws Exception {
    return withoutBilling(desk, Case.of(omar, SCREENER), answers);
  }

  private String withoutBilling(Desk desk, Case what, Answers given) throws Exception {
    var request = Requests.submission(desk, CareSoftware.freshRequestId(), what, given, null);
    request.setBilling(null);
    return hub.port(AssessmentPort.class, "/assessment/v1", desk).submitAssessment(request).getAssessment().getReference();
  }
}
