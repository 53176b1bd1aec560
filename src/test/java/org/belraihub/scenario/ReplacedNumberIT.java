package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** R1.01 over the wire: whoever names a client by the old or the new number means the same person. */
class ReplacedNumberIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();

  @Test
  void aNumberSeenForTheFirstTimeShowsTheFileOfThePersonWhoseNumberItReplaced() throws Exception {
    Insz bis = hub.client().relatedTo(Desks.tine()).known();
    Insz national = hub.client().relatedTo(Desks.tine()).known();
    String reference = hub.at(Desks.tine()).submit(Case.of(bis, SCREENER), hub.answers(SCREENER, bis), null).reference();
    replaced(bis, national);

    assertThat(hub.at(Desks.tine()).list(national)).containsExactly(reference);
  }

  /** Assessed under both numbers before anybody knew: the watch finds out and makes one person of the two. */
  @Test
  void twoStoredPersonsWhoTurnOutToBeOneBecomeOneAndTheirMessagesArrive() throws Exception {
    Insz bis = hub.client().consenting().relatedTo(Desks.tine()).known();
    Insz national = hub.client().consenting().relatedTo(Desks.tine()).known();
    replaced(bis, national);
    String earlier = hub.at(Desks.tine()).submit(Case.of(bis, SCREENER), hub.answers(SCREENER, bis), null).reference();
    String later = hub.at(Desks.tine()).submit(Case.of(national, SCREENER), hub.answers(SCREENER, national), null).reference();

    for (Insz number : new Insz[] {bis, national}) {
      Awaitility.await("both under either number").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
          .untilAsserted(() -> assertThat(hub.at(Desks.tine()).list(number)).containsExactly(later, earlier));
    }
    hub.delivered(Desks.tine(), earlier);
    hub.delivered(Desks.tine(), later);
  }

  private void replaced(Insz old, Insz by) {
    hub.sandbox().part("ssin-history", "replace", Map.of("old", old.digits(), "new", by.digits()));
  }
}
