package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.testing.Desks;
import org.belraihub.testing.PartnerBooks.Registration;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E11, R7.04, R7.06: consent is withdrawn after the copy went, and given again. */
class ConsentWithdrawnIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  /** E11, and the new consent of R7.04; (d) 8. */
  @Test
  void oneRevocationFollowsTheCopyReadingClosesAndANewConsentSharesUnderAHigherNumber() throws Exception {
    var louise = hub.at(Desks.louise());
    var hanne = hub.at(Desks.hanne());
    Insz greet = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    Closed closed = louise.submit(Case.of(greet, SCREENER), hub.answers(SCREENER, greet), null);
    hub.delivered(Desks.louise(), closed.reference());
    assertThat(hanne.read(closed.reference())).isPositive();
    Registration copy = registration(closed);
    assertThat(copy.shared()).isTrue();

    hub.sandbox().revokeConsent(greet);

    await("the revocation").atMost(PATIENCE).until(() -> !registration(closed).shared());
    assertThat(Refusal.of(() -> hanne.read(closed.reference()))).isEqualTo("NO_CONSENT");
    hub.delivered(Desks.louise(), closed.reference());
    await("some looks later").atMost(PATIENCE).until(() -> checks(closed) >= 2);
    assertThat(receptions(closed)).as("one copy, one notice").containsExactly("REGISTERED", "REVOKED");
    assertThat(louise.read(closed.reference())).as("the own organisation").isPositive();

    hub.sandbox().giveConsent(greet);

    await("shared again").atMost(PATIENCE).until(() -> registration(closed).shared());
    assertThat(registration(closed).sequence()).isGreaterThan(copy.sequence());
    hub.delivered(Desks.louise(), closed.reference());
    assertThat(receptions(closed)).as("copy, notice, copy").hasSize(3);
  }

  /** A copy whose answer was lost may be there: the revocation goes although the hub has no acknowledgment. */
  @Test
  void aRevocationFollowsACopyThatMayHaveArrived() throws Exception {
    var louise = hub.at(Desks.louise());
    Insz greet = hub.client().consenting().relatedTo(Desks.louise()).known();
    hub.sandbox().answerLost("federal");
    Closed closed = louise.submit(Case.of(greet, SCREENER), hub.answers(SCREENER, greet), null);
    await("the copy").atMost(PATIENCE).until(() -> !hub.books().registrations(closed.reference()).isEmpty());

    hub.sandbox().revokeConsent(greet);
    hub.sandbox().up("federal");

    await("the revocation").atMost(PATIENCE).until(() -> !registration(closed).shared());
    assertThat(receptions(closed).stream().filter("REVOKED"::equals)).hasSize(1);
  }

  private Registration registration(Closed closed) {
    return hub.books().registrations(closed.reference()).get(0);
  }

  private List<String> receptions(Closed closed) {
    return hub.books().federalReceptions(closed.reference());
  }

  private int checks(Closed closed) {
    return hub.jdbc().sql("select checks from federal_copy c join assessment a on a.id = c.assessment_id where a.reference = ?")
        .param(closed.reference()).query(Integer.class).single();
  }
}
