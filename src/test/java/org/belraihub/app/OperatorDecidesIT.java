package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that a partner refuses is parked with its reason; the operator looks at it and decides with the subcommands. */
class OperatorDecidesIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final Insz client = hub.client().consenting().relatedTo(Desks.louise()).known();
  private String printed = "";

  @TempDir
  Path folder;

  private void takenAgain() {
    hub.sandbox().part("federal", "take", Map.of("insz", client.digits()));
  }

  private int run(String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--home", hub.home().toString()));
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      return CommandLineTool.run(all.toArray(String[]::new));
    } finally {
      System.setOut(before);
      printed = out.toString(StandardCharsets.UTF_8);
    }
  }

  private String parkedAtTheFederalSide() throws Exception {
    hub.sandbox().part("federal", "refuse", Map.of("insz", client.digits()));
    String reference = hub.at(Desks.louise()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
    hub.await(Desks.louise(), reference, "is parked", leg -> leg.state().startsWith("PARKED"));
    return reference;
  }

  private String delivery(String reference) {
    return hub.jdbc().sql("select d.id from delivery d join assessment a on a.id = d.assessment_id where a.reference = ?").param(reference)
        .query(String.class).single();
  }

  @Test
  void aRefusedMessageIsParkedShownReplayedAndArrivesOnce() throws Exception {
    String reference = parkedAtTheFederalSide();
    String id = delivery(reference);

    assertThat(hub.operator().get("/health").path("components").path("deliveries").path("details").path("FEDERAL_PARKED_SENDER_REFUSED").asLong())
        .as("R11.11").isPositive();
    assertThat(run("parked")).isZero();
    assertThat(printed.lines().filter(line -> line.startsWith(id + " "))).singleElement().asString().contains("FEDERAL", "federal", "SENDER_REFUSED");
    assertThat(run("delivery", "show", id)).isZero();
    assertThat(printed).contains("delivery " + id + " on leg FEDERAL to federal", "FAILED");
    assertThat(hub.books().registrations(reference)).isEmpty();

    takenAgain();
    assertThat(run("replay", id)).isZero();
    assertThat(printed).contains("replay " + id + ": done");
    hub.delivered(Desks.louise(), reference);

    assertThat(hub.books().registrations(reference)).hasSize(1);
    assertThat(run("replay", id)).as("it is not parked any more").isEqualTo(1);
    assertThat(hub.audit().ofCorrelation("delivery-" + id)).extracting("action")
        .containsExactly("DELIVERY_PARKED", "DELIVERY_REPLAYED", "DELIVERY_ACKNOWLEDGED");
  }

  @Test
  void aDiscardedMessageNeverLeavesAndTheDecisionIsAudited() throws Exception {
    String reference = parkedAtTheFederalSide();
    String id = delivery(reference);

    assertThat(run("discard", id)).isZero();
    takenAgain();
    assertThat(run("replay", id)).isEqualTo(1);

    assertThat(hub.at(Desks.louise()).deliveries(reference)).singleElement()
        .satisfies(leg -> assertThat(leg.state()).isEqualTo("DISCARDED"));
    assertThat(hub.books().registrations(reference)).isEmpty();
    assertThat(hub.audit().ofCorrelation("delivery-" + id)).filteredOn(row -> row.action().equals("DELIVERY_DISCARDED")).singleElement()
        .satisfies(row -> assertThat(row.details()).contains("operator=" + System.getProperty("user.name")));
  }

  @Test
  void organisationsAreListedShownAndImportedWholeOrNotAtAll() throws Exception {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, Files.readString(hub.partnersHome().resolve("sandbox/organisations.yaml")).replace("NURSING_HOME", "PUB"));

    assertThat(run("organisation", "list")).isZero();
    assertThat(printed).contains("10000022", "NURSING_HOME").doesNotContain(Desks.louise().user().digits());
    assertThat(run("organisation", "show", "10000022")).isZero();
    assertThat(printed).doesNotContain(Desks.louise().user().digits(), "Louise");
    assertThat(run("organisation", "show", "99999999")).isEqualTo(1);
    assertThat(run("organisation", "import", wrong.toString())).isEqualTo(1);
    assertThat(run("organisation", "import", hub.partnersHome().resolve("sandbox/organisations.yaml").toString())).isZero();
    assertThat(printed).contains("imported 10000022");
  }

  @Test
  void theAuditOfTheRunningHubIsWhole() {
    assertThat(run("audit", "verify")).as(printed).isZero();
    assertThat(printed).contains("whole").doesNotContain("not whole");
  }

  @Test
  void aHomeWithoutAHubIsToldApartFromAFailure() {
    assertThat(CommandLineTool.run(new String[] {"parked", "--home", folder.toString()})).isEqualTo(3);
  }
}
