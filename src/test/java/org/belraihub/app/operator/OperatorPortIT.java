package org.belraihub.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator reads from a running hub after real work, compared with what {@code config/operating.md} promises. */
class OperatorPortIT {

  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(hub_[a-z_]+)` ", Pattern.MULTILINE);
  private static final Pattern SHOWN = Pattern.compile("^(hub_[a-z_]+?)(_count|_sum|_max|_bucket)?[{ ]", Pattern.MULTILINE);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static TestHub hub;

  @BeforeAll
  static void aDeliveredAndAHeldScreenerAndMessagesThatAreRefused() throws Exception {
    hub = TestHub.shared();
    var desk = Desk.indicationService();
    var withoutConsent = hub.client().relatedTo(desk).known();
    hub.at(desk).submit(Case.of(withoutConsent, "BELRAI_SCREENER"), hub.answers("BELRAI_SCREENER", withoutConsent), null);
    var client = hub.client().consenting().relatedTo(desk).memberOf(380).known();
    var closed = hub.at(desk).submit(Case.of(client, "BELRAI_SCREENER"), hub.answers("BELRAI_SCREENER", client),
        new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE));
    hub.delivered(desk, closed.reference());
    post("/soap/assessment/v1", "<unsigned/>");
    post("/ebms", "no message");
  }

  private static void post(String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(hub.address(path)).header("Content-Type", "text/xml").header("SOAPAction", "\"ebXML\"")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void everyMetricIsExplainedAndEveryExplainedMetricIsThere() throws IOException {
    Set<String> documented = DOCUMENTED.matcher(Files.readString(Path.of("config/operating.md"))).results()
        .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).isEqualTo(documented));
  }

  private static Set<String> shown() {
    return SHOWN.matcher(ofTheHub()).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void metricsCountWhatWasDone() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(ofTheHub())
        .containsPattern("hub_soap_call_seconds_count\\{operation=\"SubmitAssessment\",outcome=\"OK\",service=\"AssessmentService\"\\} [1-9]")
        .containsPattern("hub_soap_call_seconds_count\\{operation=\"none\",outcome=\"[A-Z_]+\",service=\"AssessmentService\"\\} [1-9]")
        .containsPattern("hub_route_seconds_count\\{outcome=\"ok\",route=\"submit-assessment\"\\} [1-9]")
        .containsPattern("hub_route_seconds_count\\{outcome=\"ok\",route=\"federal-out\"\\} [1-9]")
        .containsPattern("hub_deliveries_total\\{leg=\"FEDERAL\",reason=\"\",state=\"ACKED\"\\} [1-9]")
        .containsPattern("hub_deliveries_total\\{leg=\"INDICATION\",reason=\"\",state=\"ACKED\"\\} [1-9]")
        .containsPattern("hub_delivery_attempt_seconds_count\\{leg=\"INDICATION\",outcome=\"handed_over\"\\} [1-9]")
        .containsPattern("hub_delivery_oldest_waiting_seconds\\{leg=\"FEDERAL\"\\} [0-9]")
        .containsPattern("hub_circuit_state\\{partner=\"fund-380\",state=\"CLOSED\"\\} 1")
        .containsPattern("hub_ebms_messages_total\\{direction=\"out\",event=\"acknowledged\"\\} [1-9]")
        .containsPattern("hub_ebms_transmission_seconds_count\\{outcome=\"accepted\"\\} [1-9]")
        .containsPattern("hub_source_call_seconds_count\\{operation=\"GetPatientConsent\",outcome=\"OK\",service=\"consent\"\\} [1-9]")
        .containsPattern("hub_certificate_expires_in_seconds\\{certificate=\"hub\"\\} [1-9]"));
  }

  /** R11.11; parked ones and conflicts where the tests make them. */
  @Test
  void healthTellsWhatWaitsAndIsHeldAndWhoAnswers() {
    await().atMost(PATIENCE).untilAsserted(() ->
        assertThat(health().path("deliveries").path("details").path("FEDERAL_HELD_NO_CONSENT").asLong()).isPositive());

    JsonNode parts = health();
    assertThat(parts.path("deliveries").path("details").path("oldestWaitingSeconds").isNumber()).isTrue();
    assertThat(parts.path("partners").path("details").path("fund-380").asString()).isEqualTo("answers");
    assertThat(parts.path("certificates").path("details").has("hub")).isTrue();
    assertThat(hub.operator().get("/sync").path("out").path("waiting").isNumber()).isTrue();
  }

  private static JsonNode health() {
    return hub.operator().get("/health").path("components");
  }

  @Test
  void noMetricNamesAPersonOrAnOrganisation() {
    assertThat(ofTheHub().lines().map(line -> line.substring(0, line.lastIndexOf(' '))))
        .noneMatch(line -> line.matches(".*\\d{8}.*"));
  }

  private static String ofTheHub() {
    return hub.operator().text("/prometheus").lines().filter(line -> line.startsWith("hub_")).collect(Collectors.joining("\n"));
  }
}
