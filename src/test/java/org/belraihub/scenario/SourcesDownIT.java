package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E29 with each service of the platform down in turn, and the insurability part of E21: own work goes on, nothing is lost or doubled. */
class SourcesDownIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields BILLED = new BillingFields("VSB-0002", 12, BillingFields.HEAVY_CARE);

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sts", "consent", "therlink", "care-relation", "insurability"})
  void aServiceThatIsDownStopsNoSubmissionAndEachMessageLeavesOnce(String service) throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    hub.sandbox().down(service);
    if (service.equals("sts")) {
      hub.sandbox().part("consent", "forget-tokens", Map.of());
      hub.sandbox().part("therlink", "forget-tokens", Map.of());
    }

    Closed closed = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), BILLED);

    assertThat(closed.state()).isEqualTo("CLOSED");
    assertThat(closed.scored()).isTrue();
    if (service.equals("sts") || service.equals("consent")) {
      assertThat(closed.notices()).contains("N_SOURCE_UNAVAILABLE").doesNotContain("N_NO_CONSENT");
      assertThat(hub.books().registrations(closed.reference())).as("never without consent").isEmpty();
    }
    if (service.equals("insurability")) {
      assertThat(hub.books().indications(closed.reference())).as("never to a fund that is not known").isEmpty();
    }
    hub.allPartnersUp();
    hub.delivered(Desks.ines(), closed.reference());
    assertThat(hub.books().registrations(closed.reference())).singleElement()
        .satisfies(registration -> assertThat(registration.receptions()).isEqualTo(1));
    assertThat(hub.books().indications(closed.reference())).singleElement().satisfies(indication -> {
      assertThat(indication.fund()).isEqualTo(380);
      assertThat(indication.receptions()).isEqualTo(1);
    });
  }
}
