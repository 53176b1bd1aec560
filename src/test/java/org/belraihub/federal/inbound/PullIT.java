package org.belraihub.federal.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.TestHub;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was missed is asked for since a cursor, in both directions: interrupted, by two at once, and with what must not be told any more. */
class PullIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final LocalDate DAY = LocalDate.of(2024, 5, 7);
  private static final String WRONG_INSZ = "42031199762";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 2;
  private static final int MOST = 100;

  private final TestHub hub = TestHub.shared();
  private final FederalDesk federal = new FederalDesk(hub);

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  /**
   * A first full synchronisation is the same with more pages: none is begun before the one before it is stored, and one is in memory.
   * {@code -Dpull.messages=20000} does it at length and tells how long it took.
   */
  @Test
  void anInterruptedPullGoesOnWhereItWasOnAnyNodeAndNothingIsDoubled() throws Exception {
    node(MOST).pull(PATIENCE);
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    var references = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      references.add(held(sam));
    }

    assertThat(node(PAGE).pull(Duration.ZERO)).isEqualTo(new FederalPull.Report(PAGE, 0, true));
    assertThat(here(references)).as("one page").isEqualTo(PAGE);
    String cursor = node(PAGE).cursor().orElseThrow();
    hub.sandbox().answerLost("federal");
    assertThatThrownBy(() -> node(PAGE).pull(PATIENCE)).isInstanceOf(FederalSideUnavailableException.class);
    assertThat(node(PAGE).cursor()).hasValue(cursor);
    hub.allPartnersUp();

    assertThat(node(PAGE).pull(PATIENCE)).isEqualTo(new FederalPull.Report(3, 0, true));
    assertThat(here(references)).isEqualTo(5);
    assertThat(references).allSatisfy(reference ->
        assertThat(hub.audit().ofReference(reference)).extracting("action").filteredOn("FEDERAL_RECEIVED"::equals).hasSize(1));
    assertThat(node(PAGE).pull(PATIENCE)).isEqualTo(new FederalPull.Report(0, 0, true));
    atLength(references.get(0));
  }

  private void atLength(String like) throws Exception {
    int messages = Integer.getInteger("pull.messages", 0);
    hub.books().tellAgainAsOthers(like, messages);
    long begun = System.nanoTime();
    for (long left = messages; left > 0; ) {
      left -= node(MOST).pull(Duration.ofSeconds(5)).messages();
      System.out.printf("pulled %d of %d after %.1f s%n", messages - left, messages, (System.nanoTime() - begun) / 1e9);
    }
    assertThat(hub.jdbc().sql("select count(*) from assessment where reference like 'FED-copy-%' and state = 'CLOSED'").query(Long.class).single())
        .isEqualTo(messages);
  }

  /**
   * Check digits that are wrong, a day that is none, a client who is yet to be born: a sent message would be refused by itself, and so is
   * one that is pulled. An outage is something else, see above.
   */
  @Test
  void whatNobodyCanTakeIsSkippedAndAuditedAndTheOthersAndTheCursorGoOn() throws Exception {
    node(MOST).pull(PATIENCE);
    Insz sam = hub.client().consenting().relatedTo(Desks.hanne()).known();
    String wrongInsz = held(sam);
    hub.books().tellOtherwise(wrongInsz, "<insz>" + sam.digits(), "<insz>" + WRONG_INSZ);
    String wrongNihii = held(sam);
    hub.books().tellOtherwise(wrongNihii, "71000436", "71000437");
    String noDay = held(sam);
    hub.books().tellOtherwise(noDay, "<start>" + DAY, "<start>2024-02-31");
    String unborn = held(Insz.of("990101998" + String.format("%02d", 97 - 2_990_101_998L % 97)));
    String good = held(sam);

    assertThat(node(PAGE).pull(PATIENCE)).isEqualTo(new FederalPull.Report(5, 4, true));

    assertThat(here(List.of(wrongInsz, wrongNihii, noDay, unborn, good))).isEqualTo(1);
    assertThat(here(List.of(good))).isEqualTo(1);
    assertThat(node(PAGE).pull(PATIENCE)).as("nothing is asked for again").isEqualTo(new FederalPull.Report(0, 0, true));
    assertThat(List.of(wrongInsz, wrongNihii, noDay, unborn)).allSatisfy(reference ->
        assertThat(hub.audit().ofReference(reference)).singleElement().satisfies(row -> {
          assertThat(row).extracting("action", "code").containsExactly("FEDERAL_RECEIVED", "CONTENT_INVALID");
          assertThat(row.toString()).doesNotContain(WRONG_INSZ).doesNotContain("990101998");
        }));
    assertThat(hub.operator().text("/prometheus")).containsPattern("hub_federal_refused_total\\{.*reason=\"CONTENT_INVALID\".*way=\"PULLED\".*} [1-9]");
  }

  @Test
  void ofTwoNodesThatPullAtOnceOneDoes() throws Exception {
    hub.sandbox().slow("federal", Duration.ofSeconds(2));
    var first = CompletableFuture.supplyAsync(() -> pulled(node(PAGE)));
    await().until(() -> hub.jdbc().sql("select count(*) from pg_locks where locktype = 'advisory' and classid::bigint = ? and granted")
        .param(FederalPull.LOCK >> 32).query(Long.class).single() == 1);

    assertThat(node(PAGE).pull(PATIENCE)).isEqualTo(new FederalPull.Report(0, 0, false));

    hub.allPartnersUp();
    assertThat(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).begun()).isTrue();
    assertThat(node(PAGE).pull(PATIENCE).begun()).as("the turn was given back").isTrue();
  }

  /** R7.01, R7.04: the copy whose sharing was revoked is not told again, its revocation is. */
  @Test
  void theFederalSideAsksForWhatItMissedAndGetsNoCopyWhoseSharingWasRevoked() throws Exception {
    Insz kept = hub.client().consenting().relatedTo(Desks.louise()).known();
    Insz withdrawn = hub.client().consenting().relatedTo(Desks.louise()).known();
    String cursor = missedSince(null).cursor();
    String first = closedHere(withdrawn);
    String second = closedHere(kept);

    Missed missed = await().atMost(PATIENCE).until(() -> missedSince(cursor), since -> since.ids.size() == 2);
    assertThat(missed.ids).as("in their order, one on each page").containsExactly(messageOf(first), messageOf(second));
    assertThat(missedSince(missed.cursor).ids).isEmpty();

    hub.sandbox().revokeConsent(withdrawn);
    var since = await().atMost(PATIENCE).until(() -> missedSince(cursor), found -> !found.ids.contains(messageOf(first)) && found.ids.size() == 2);
    assertThat(since.ids.get(0)).isEqualTo(messageOf(second));
    assertThat(since.ids.get(1)).as("the revocation").isNotEqualTo(messageOf(first));
    assertThat(missedSince(cursor)).as("asked again").isEqualTo(since);
  }

  private record Missed(List<String> ids, @Nullable String cursor) {
  }

  private Missed missedSince(@Nullable String cursor) {
    var ids = new ArrayList<String>();
    String at = cursor;
    boolean more = true;
    while (more) {
      var asked = new LinkedHashMap<String, Object>();
      asked.put("limit", cursor == null ? MOST : 1);
      if (at != null) {
        asked.put("after", at);
      }
      var page = federal.ask("pull", asked);
      page.path("messages").forEach(id -> ids.add(id.asString()));
      at = page.path("cursor").isNull() ? null : page.path("cursor").asString();
      more = page.path("more").asBoolean();
    }
    return new Missed(ids, at);
  }

  private String closedHere(Insz person) throws Exception {
    String reference = hub.at(Desks.louise()).submit(Case.of(person, SCREENER), hub.answers(SCREENER, person), null).reference();
    hub.delivered(Desks.louise(), reference);
    return reference;
  }

  private String messageOf(String reference) {
    return "VIP:" + hub.jdbc().sql("select min(d.id) from delivery d join assessment a on a.id = d.assessment_id where a.reference = ? and leg = 'FEDERAL'")
        .param(reference).query(Long.class).single();
  }

  private String held(Insz person) {
    var said = federal.assessment(person, hub.definition(SCREENER), Desks.hanne(), DAY, hub.answers(SCREENER, person).asMap());
    said.put("hold", true);
    return federal.tell("close", said).reference();
  }

  private long here(List<String> references) {
    return hub.jdbc().sql("select count(*) from assessment where reference in (:references) and state = 'CLOSED'").param("references", references)
        .query(Long.class).single();
  }

  private FederalPull node(int page) {
    return new FederalPull(hub.part(FederalAssessments.class), hub.part(FederalArrivals.class), hub.part(DataSource.class),
        hub.part(SystemClock.class), page);
  }

  private static FederalPull.Report pulled(FederalPull node) {
    try {
      return node.pull(PATIENCE);
    } catch (FederalSideUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}
