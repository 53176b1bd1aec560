package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E08, E09 and R2.07: who reads what without a relation, without consent, and while a source does not answer. */
class ConsentAndRelationIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  /** E08, R2.16, R8.07; R10.11: what cannot be read is kept; R7.02: a draft beside it goes nowhere. */
  @Test
  void withoutARelationLouiseSubmitsWithANoticeAndCannotReadItBack() throws Exception {
    var louise = hub.at(Desks.louise());
    Insz karel = hub.client().consenting().known();

    Draft draft = louise.start(Case.of(karel, SCREENER));
    Draft other = louise.start(Case.of(karel, SCREENER));
    Draft saved = louise.save(draft, hub.definition(SCREENER), hub.answers(SCREENER, karel));
    Closed closed = louise.submit(saved, null);

    assertThat(draft.notices()).contains("N_NO_CARE_RELATION").doesNotContain("N_NO_CONSENT", "N_SOURCE_UNAVAILABLE");
    assertThat(saved.notices()).contains("N_NO_CARE_RELATION");
    assertThat(closed.notices()).contains("N_NO_CARE_RELATION");
    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(closed.scored()).isTrue();
    assertThat(Refusal.of(() -> louise.read(closed.reference()))).isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> louise.results(closed.reference()))).isEqualTo("NO_CARE_RELATION");
    assertThat(louise.read(other.reference())).as("answers of her other draft").isZero();
    assertThat(louise.list(karel)).as("own drafts only").containsExactly(other.reference());
    hub.delivered(Desks.louise(), closed.reference());
    assertThat(hub.books().registrations(closed.reference())).as("it exists: a copy went out").hasSize(1);
    assertThat(louise.deliveries(other.reference())).as("drafts never cross").isEmpty();
    assertThat(hub.books().federalReceptions(other.reference())).isEmpty();
    assertThat(hub.audit().ofReference(closed.reference())).filteredOn(row -> row.outcome().equals("REFUSED"))
        .as("one row for each refused reading").extracting("code").containsExactly("NO_CARE_RELATION", "NO_CARE_RELATION");
  }

  /** E09, R2.17, R8.06, and the release of E11, with which R2.18 holds. */
  @Test
  void withoutConsentTheOwnOrganisationReadsOthersDoNotAndTheCopyWaits() throws Exception {
    var louise = hub.at(Desks.louise());
    var hanne = hub.at(Desks.hanne());
    Insz greet = hub.client().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    Closed ofHospital = hanne.submit(Case.of(greet, SCREENER), hub.answers(SCREENER, greet), null);

    Draft draft = louise.assignAll(louise.start(Case.withoutCoordinator(greet, LTCF)));
    Draft saved = louise.save(draft, hub.definition(LTCF), hub.answers(LTCF, greet));
    Closed closed = louise.submit(louise.releaseAll(saved), null);

    assertThat(closed.notices()).contains("N_NO_CONSENT").doesNotContain("N_NO_CARE_RELATION", "N_SOURCE_UNAVAILABLE");
    assertThat(louise.read(closed.reference())).isEqualTo(hub.answers(LTCF, greet).size());
    assertThat(Refusal.of(() -> hanne.read(closed.reference()))).isEqualTo("NO_CONSENT");
    assertThat(hanne.list(greet)).as("only the hospital's own").containsExactly(ofHospital.reference());
    hub.await(Desks.louise(), closed.reference(), "is held", leg -> leg.state().equals("HELD_NO_CONSENT"));
    assertThat(hub.books().registrations(closed.reference())).isEmpty();

    hub.sandbox().giveConsent(greet);
    hub.delivered(Desks.louise(), closed.reference());
    assertThat(hub.books().registrations(closed.reference())).singleElement()
        .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    assertThat(hanne.read(closed.reference())).isEqualTo(hub.answers(LTCF, greet).size());
    assertThat(hanne.list(greet)).contains(closed.reference(), ofHospital.reference());
  }

  /** T5, R2.19: consent or not, relation or not. */
  @Test
  void aDraftIsReadableInItsOwnOrganisationOnly() throws Exception {
    Insz maria = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    Draft draft = hub.at(Desks.louise()).start(Case.of(maria, SCREENER));

    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).read(draft.reference()))).isEqualTo("DRAFT_NOT_SHAREABLE");
    assertThat(hub.at(Desks.hanne()).list(maria)).isEmpty();
    assertThat(hub.at(Desks.nora()).read(draft.reference())).isZero();
  }

  /** R2.07, R5.21: own work goes on, reading closes. */
  @Test
  void aSourceThatDoesNotAnswerClosesReadingAndLeavesOwnWorkOpen() throws Exception {
    var louise = hub.at(Desks.louise());
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    hub.sandbox().down("care-relation");
    hub.sandbox().down("consent");

    Closed closed = louise.submit(Case.of(jeanne, SCREENER), hub.answers(SCREENER, jeanne), null);

    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(closed.notices()).containsExactly("N_SOURCE_UNAVAILABLE");
    assertThat(Refusal.of(() -> louise.read(closed.reference()))).isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(louise.deliveries(closed.reference())).extracting(LegState::state).doesNotContain("ACKED");
    assertThat(hub.books().registrations(closed.reference())).isEmpty();

    hub.allPartnersUp();
    hub.delivered(Desks.louise(), closed.reference());
    await("the hub asks the source again").atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(RefusedByHubException.class)
        .until(() -> louise.read(closed.reference()) > 0);
  }
}
