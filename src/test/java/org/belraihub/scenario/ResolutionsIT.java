package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** Resolutions of open points that no scenario tells: section (d) 31, 34 and 38. */
class ResolutionsIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();

  /** (d) 31: only the default of billing differs. */
  @Test
  void anAssessorMayMakeMoreThanScreeners() throws Exception {
    Insz client = hub.client().known();

    for (String instrument : List.of("BELRAI_HC", "BELRAI_LTCF", "SOCIAL_SUPPLEMENT")) {
      assertThat(new DraftDesk(hub, Desks.ines()).start(client, instrument).getAssessment().getReference()).isNotBlank();
    }
  }

  /** (d) 34, D6: the submission counts with a notice, its copy is held, and answers that were taken over stay. */
  @Test
  void consentThatIsRevokedBeforeTheSubmissionHoldsTheCopyAndTakesNoAnswersAway() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    String source = closed(Desks.hanne(), client);
    var louise = new DraftDesk(hub, Desks.louise());
    String draft = louise.start(client, SCREENER).getAssessment().getReference();
    louise.takeOver(draft);
    hub.sandbox().revokeConsent(client);
    hub.part(EhealthBridges.class).invalidate(client);

    var submitted = louise.submit(draft);

    assertThat(DraftDesk.codes(submitted.getNotice())).contains("N_NO_CONSENT");
    assertThat(louise.get(draft).getAnswers().getAnswer()).as("as they were taken over").hasSameSizeAs(
        new DraftDesk(hub, Desks.hanne()).get(source).getAnswers().getAnswer());
    hub.await(Desks.louise(), draft, "is held", leg -> leg.state().equals("HELD_NO_CONSENT"));
    assertThat(hub.books().registrations(draft)).isEmpty();
  }

  /** (d) 38, R8.04: notices only inform. */
  @Test
  void severalOpenAssessmentsOfOneInstrumentForOneClientAreAllowed() throws Exception {
    Insz client = hub.client().relatedTo(Desks.louise()).known();
    var louise = new DraftDesk(hub, Desks.louise());
    String first = louise.start(client, SCREENER).getAssessment().getReference();

    var second = louise.start(client, SCREENER);
    Closed closed = hub.at(Desks.tine()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);

    assertThat(second.getAssessment().getReference()).isNotEqualTo(first);
    assertThat(DraftDesk.codes(second.getNotice())).contains("N_STARTED");
    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(hub.at(Desks.louise()).read(first)).as("untouched").isZero();
  }

  private String closed(Desk desk, Insz client) throws Exception {
    return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
  }
}
