package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.belraihub.federal.inbound.FederalPull;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.FederalDesk;
import org.belraihub.testing.FederalDesk.Told;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two platforms, much that happens at random on both, and what must hold when it is quiet again: both sides agree, every copy that may have
 * been sent has a revocation after it where the consent is gone, and nothing was sent first without consent. A seed gives the same events.
 * {@code -Dsync.events=2000 -Dsync.seeds=1,2,3 -Dsync.restarts=true} does it at length.
 */
class TwoPlatformsIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";
  private static final int PERSONS = 6;
  /** Between the answer of the consent source and the moment at which the federal side notes the copy. */
  private static final Duration SENDING = Duration.ofSeconds(30);

  private final TestHub hub = TestHub.shared();
  private final FederalDesk federal = new FederalDesk(hub);

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  @Test
  void bothSidesAgreeAfterRandomEventsOnBoth() throws Exception {
    int events = Integer.getInteger("sync.events", 60);
    for (String seed : System.getProperty("sync.seeds", "20261126").split(",")) {
      System.out.println("sync.events=" + events + " sync.seeds=" + seed);
      new Life(Long.parseLong(seed)).live(events);
    }
  }

  /** When somebody's consent was given and taken. */
  private record Consent(Instant at, boolean given) {
  }

  private record Own(String reference, Insz person) {
  }

  private final class Life {

    private final Random random;
    private final LocalDate day;
    private final List<Insz> persons = new ArrayList<>();
    private final Map<Insz, List<Consent>> consents = new HashMap<>();
    private final List<Own> own = new ArrayList<>();
    private final Map<String, Insz> theirs = new LinkedHashMap<>();
    private final Map<String, Boolean> theirsShared = new HashMap<>();
    private final Map<String, Integer> happened = new TreeMap<>();
    private String part = "";
    private String main = "";
    private long reports;

    Life(long seed) {
      random = new Random(seed);
      day = LocalDate.of(2020, 1, 1).plusDays(Math.floorMod(seed, 700));
    }

    void live(int events) throws Exception {
      for (int i = 0; i < PERSONS; i++) {
        Insz person = hub.client().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).relatedTo(Desks.doctorBos()).known();
        persons.add(person);
        consents.put(person, new ArrayList<>());
        consent(person, true);
      }
      team();
      for (int event = 0; event < events; event++) {
        try {
          happen();
        } catch (Exception | AssertionError e) {
          throw new AssertionError("event " + event + " after " + happened, e);
        }
      }
      System.out.println("happened: " + happened);
      long begun = System.nanoTime();
      // a change of consent tells every copy of a person once more, one after the other
      quiet(Duration.ofSeconds(60 + events));
      System.out.printf("quiet after %.0f s%n", (System.nanoTime() - begun) / 1e9);
      check();
    }

    private void team() throws Exception {
      main = new DraftDesk(hub, Desks.louise()).start(persons.get(0), LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
      part = new TeamDesk(hub, Desks.louise()).inviteThere(main, Desks.doctorBos().organisation(), "C", "D");
      federal.tell("answer", Map.of("invitation", part, "participant", Desks.doctorBos().user().digits()));
    }

    private void happen() throws Exception {
      Insz person = persons.get(random.nextInt(PERSONS));
      int what = random.nextInt(100);
      if (what < 30) {
        note("closed here");
        own.add(new Own(hub.at(Desks.louise()).submit(Case.of(person, SCREENER), hub.answers(SCREENER, person), null).reference(), person));
      } else if (what < 50) {
        note("closed there");
        var said = federal.assessment(person, hub.definition(SCREENER), Desks.hanne(), day, hub.answers(SCREENER, person).asMap());
        said.put("hold", random.nextBoolean());
        Told told = federal.tell("close", said);
        theirs.put(told.reference(), person);
        theirsShared.put(told.reference(), true);
      } else if (what < 58) {
        boolean given = !given(person);
        note(given ? "consent given" : "consent revoked");
        consent(person, given);
      } else if (what < 66 && !theirs.isEmpty()) {
        shareThere(new ArrayList<>(theirs.keySet()).get(random.nextInt(theirs.size())));
      } else if (what < 76) {
        note("delivered in disorder");
        federal.deliver(Map.of("order", random.nextBoolean() ? "shuffled" : "reversed", "seed", random.nextInt(), "twice", random.nextBoolean()));
      } else if (what < 84) {
        outage();
      } else if (what < 95) {
        report();
      } else if (what < 97) {
        note("pulled");
        pull();
      } else if (Boolean.getBoolean("sync.restarts") && random.nextBoolean()) {
        restart();
      }
    }

    private void restart() throws Exception {
      if (random.nextBoolean()) {
        note("restarted here");
        hub.restart();
      } else {
        note("restarted there");
        hub.restartPartners();
      }
    }

    private void note(String what) {
      happened.merge(what, 1, Integer::sum);
    }

    private void consent(Insz person, boolean given) {
      if (given) {
        hub.sandbox().giveConsent(person);
      } else {
        hub.sandbox().revokeConsent(person);
      }
      consents.get(person).add(new Consent(Instant.now(), given));
    }

    private boolean given(Insz person) {
      List<Consent> changes = consents.get(person);
      return changes.get(changes.size() - 1).given();
    }

    private void shareThere(String reference) {
      boolean shared = !theirsShared.get(reference);
      note(shared ? "shared there" : "revoked there");
      federal.tell(shared ? "share" : "revoke", Map.of("reference", reference, "hold", random.nextBoolean()));
      theirsShared.put(reference, shared);
    }

    private void outage() {
      switch (random.nextInt(4)) {
        case 0 -> hub.sandbox().down("federal");
        case 1 -> hub.sandbox().answerLost("federal");
        case 2 -> hub.sandbox().faulty("federal");
        default -> hub.sandbox().up("federal");
      }
      note("outage or its end");
    }

    private void report() {
      note("part reported");
      long sequence = random.nextBoolean() ? ++reports : Math.max(1, reports - random.nextInt(3));
      var answers = new LinkedHashMap<String, String>();
      for (var answer : DraftDesk.answers(hub, persons.get(0), LTCF, "C")) {
        if (random.nextBoolean()) {
          answers.put(answer.getItem(), answer.getValue());
        }
      }
      String outcome = federal.tell("part", Map.of("invitation", part, "sequence", sequence, "answers", answers, "hold", random.nextBoolean())).outcome();
      assertThat(outcome).isIn("", "PROCESSED", "LATE");
    }

    private void pull() {
      try {
        hub.part(FederalPull.class).pull(Duration.ofSeconds(10));
      } catch (org.belraihub.federal.FederalSideUnavailableException e) {
        note("pull without an answer");
      }
    }

    /** Everything is up and told; then nothing is under way any more and consents are known. */
    private void quiet(Duration patience) {
      hub.allPartnersUp();
      federal.deliver(Map.of());
      pull();
      await("nothing under way").atMost(patience).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
        for (Own one : own) {
          var registered = hub.books().registrations(one.reference());
          if (given(one.person())) {
            assertThat(registered).as(one.reference()).singleElement().satisfies(copy -> assertThat(copy.shared()).isTrue());
          } else {
            assertThat(registered).as(one.reference()).allSatisfy(copy -> assertThat(copy.shared()).isFalse());
          }
          assertThat(hub.at(Desks.louise()).deliveries(one.reference())).noneSatisfy(leg ->
              assertThat(leg.state()).isIn("QUEUED", "SENDING", "SENT"));
        }
      });
    }

    private void check() throws Exception {
      for (Own one : own) {
        List<String> receptions = hub.books().federalReceptions(one.reference());
        assertThat(receptions).as(one.reference()).doesNotContain("DUPLICATE_CONFLICT", "VERSION_UNKNOWN");
        hub.books().registeredAt(one.reference()).ifPresent(at -> assertThat(hadConsent(one.person(), at)).as("consent for the first copy of "
            + one.reference()).isTrue());
      }
      var louise = new DraftDesk(hub, Desks.louise());
      for (String reference : theirs.keySet()) {
        if (given(theirs.get(reference)) && theirsShared.get(reference)) {
          assertThat(louise.get(reference).getAssessment().getReference()).isEqualTo(reference);
        } else if (!theirsShared.get(reference)) {
          assertThat(Refusal.of(() -> louise.get(reference))).isEqualTo("NO_CONSENT");
        }
      }
      assertThat(differences()).as("sync reconcile").isEmpty();
    }

    private boolean hadConsent(Insz person, Instant at) {
      boolean given = false;
      for (Consent change : consents.get(person)) {
        if (change.at().isAfter(at)) {
          break;
        }
        given = change.given() || given && change.at().isAfter(at.minus(SENDING));
      }
      return given;
    }

    private Set<String> differences() {
      Set<String> mine = new HashSet<>(theirs.keySet());
      own.forEach(one -> mine.add(one.reference()));
      var found = new HashSet<String>();
      LocalDate today = LocalDate.now(org.belraihub.time.BelgianTime.ZONE);
      for (JsonNode report : List.of(compare(day, day), compare(today.minusDays(1), today))) {
        report.path("differences").forEach(difference -> found.add(difference.path("reference").asString()));
      }
      found.retainAll(mine);
      return found;
    }

    private JsonNode compare(LocalDate from, LocalDate to) {
      return hub.operator().post("/sync", Map.of("from", from.toString(), "to", to.toString()));
    }
  }
}
