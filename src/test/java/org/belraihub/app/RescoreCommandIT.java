package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** The operator computes stored results again, on a running hub. */
class RescoreCommandIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields BILLED = new BillingFields("VSB-0001", 6, BillingFields.HEAVY_CARE);

  private final TestHub hub = TestHub.shared();

  @Test
  void resultsOfOtherDefinitionsAreComputedAgainAndTheEarlierOnesStay() throws Exception {
    Insz client = hub.client().memberOf(180).known();
    var closed = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), BILLED);
    hub.jdbc().sql("""
        update result_set set definitions = 'earlier', results = '[]'
        where assessment_id = (select id from assessment where reference = ?)""").param(closed.reference()).update();
    int mark = hub.logMark();

    int started = rescore("start", "--instrument", SCREENER, "--rate", "100000");
    int followed = rescore("status", "--follow");

    assertThat(List.of(started, followed)).containsOnly(0);
    assertThat(hub.logSince(mark)).contains("RUNNING", "DONE", "BELRAI_SCREENER", "0 failed");
    assertThat(hub.jdbc().sql("""
        select definitions = 'earlier' from result_set where assessment_id = (select id from assessment where reference = ?) order by id""")
        .param(closed.reference()).query(Boolean.class).list()).containsExactly(true, false);
  }

  @Test
  void stoppingWhenNothingRunsSaysSo() {
    int mark = hub.logMark();

    int code = rescore("stop");

    assertThat(code).isEqualTo(1);
    assertThat(hub.logSince(mark)).contains("no run is running");
  }

  private int rescore(String... arguments) {
    var all = new java.util.ArrayList<String>(List.of("rescore"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--home", hub.home().toString()));
    return CommandLineTool.run(all.toArray(String[]::new));
  }
}
