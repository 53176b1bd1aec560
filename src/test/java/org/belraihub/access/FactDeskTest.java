package org.belraihub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R2.07, R2.14, D6: what is asked, in which order, and what an answer that does not come in time means. */
class FactDeskTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Insz CLIENT = Insz.of("85041299867");
  private static final Duration BUDGET = Duration.ofMillis(300);

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger consentsAsked = new AtomicInteger();
  private final BusinessClock clock = new BusinessClock(new SystemClock(Clock.fixed(NOW, ZoneOffset.UTC)));
  private final KnownCallers callers = new KnownCallers();
  private boolean links;
  private final Caller ines = TestCallers.caller(Role.ASSESSOR);

  @AfterEach
  void stop() {
    never.countDown();
    threads.shutdownNow();
  }

  @Test
  void bothAnswersInTimeGiveTheirNotices() {
    Facts facts = desk(client -> answer(false), () -> answer(false)).forNotices(CLIENT, ines);

    assertThat(facts.notices()).containsExactlyInAnyOrder(NoticeCode.N_NO_CARE_RELATION, NoticeCode.N_NO_CONSENT);
  }

  @Test
  void aSourceSlowerThanTheBudgetGivesItsNoticeAndNothingIsAssumed() {
    long begin = System.nanoTime();

    Facts facts = desk(client -> {
      waitForEver();
      return answer(true);
    }, () -> answer(true)).forNotices(CLIENT, ines);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(BUDGET.minusMillis(5), Duration.ofSeconds(10));
    assertThat(facts.notices()).containsExactly(NoticeCode.N_SOURCE_UNAVAILABLE);
    assertThat(facts.consent().holds()).isFalse();
    assertThat(facts.relation().holds()).isTrue();
  }

  /** A slow consent service must not slow submissions down: the first ones find it out, the next do not wait, and it is believed again once well. */
  @Test
  void afterASlowAnswerNobodyElseWaitsUntilTheSourceAnswersInTimeAgain() {
    var slow = new AtomicBoolean(true);
    var desk = desk(client -> {
      if (slow.get()) {
        waitForEver();
      }
      return answer(true);
    }, () -> answer(true));
    desk.forNotices(CLIENT, ines);

    long begin = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      Facts facts = desk.forNotices(CLIENT, ines);
      assertThat(facts.notices()).containsExactly(NoticeCode.N_SOURCE_UNAVAILABLE);
      assertThat(facts.relation().holds()).as("the other source has its threads").isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("of twenty, which would have waited six seconds").isLessThan(BUDGET.multipliedBy(10));

    slow.set(false);
    never.countDown();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> desk.forNotices(CLIENT, ines).consent().holds());
    assertThat(desk.forNotices(CLIENT, ines).notices()).isEmpty();
  }

  @Test
  void aSourceThatFailsIsNoAnswer() {
    Facts facts = desk(client -> answer(true), () -> {
      throw new SourceUnavailableException("care-relation", "TIMEOUT", null);
    }).forNotices(CLIENT, ines);

    assertThat(facts.notices()).containsExactly(NoticeCode.N_SOURCE_UNAVAILABLE);
  }

  @Test
  void forReadingConsentIsAskedOnlyWhenTheRelationIsThereAndTheAssessmentIsAnothersAndNobodyElseIsAsked() {
    desk(this::counted, () -> answer(false)).forReading(CLIENT, ines, false);
    desk(this::counted, () -> answer(true)).forReading(CLIENT, ines, true);
    assertThat(consentsAsked).hasValue(0);

    desk(this::counted, () -> answer(true)).forReading(CLIENT, ines, false);
    assertThat(consentsAsked).hasValue(1);
  }

  @Test
  void r203TheRelationOfAFacilityThatIsNotRecognisedDoesNotCountAndTheLinkOfWhoHasNoVisaNeither() {
    callers.recognised = false;
    assertThat(desk(client -> answer(true), () -> answer(true)).forReading(CLIENT, nurse(), true).relation().lacks()).isTrue();

    callers.recognised = true;
    callers.visa = false;
    links = true;
    Facts facts = desk(client -> answer(true), () -> answer(false)).forReading(CLIENT, nurse(), true);
    assertThat(facts.relation().lacks()).isTrue();
    assertThat(facts.caller().visa().lacks()).isTrue();
  }

  @Test
  void r203TheTherapeuticLinkOfWhoHasAVisaIsARelation() {
    links = true;

    Facts facts = desk(client -> answer(true), () -> answer(false)).forReading(CLIENT, nurse(), true);

    assertThat(facts.relation().holds()).isTrue();
    assertThat(facts.forLog()).containsEntry("visa", "yes@" + KnownCallers.SAID);
  }

  @Test
  void r207WhoeverReadsWaitsForASourceOnWhichTheGateDidNotWait() {
    var open = new Caller(ines.organisation(), ines.user(), ines.role(), ines.provider(), ines.software(),
        new Standing(new Fact.Unavailable("person-register"), new Fact.NotAsked(), new Fact.NotAsked(), new Fact.NotAsked(), new Fact.NotAsked()));

    Facts facts = desk(client -> answer(true), () -> answer(true)).forReading(CLIENT, open, true);
    assertThat(facts.caller().lives().holds()).isTrue();

    callers.lives = null;
    callers.asked.clear();
    Facts silent = desk(client -> answer(true), () -> answer(true)).forReading(CLIENT, open, true);
    assertThat(silent.relation()).isEqualTo(new Fact.NotAsked());
    assertThatThrownBy(() -> AccessPolicy.readingClosed(true, silent)).isInstanceOf(RefusedException.class);
  }

  /** As the gate lets her in. */
  private Caller nurse() {
    var organisation = TestCallers.nursed();
    var user = organisation.users().get(0);
    return new Caller(organisation, user, Role.ASSESSOR, 1, "CARE-1", new CallerDesk(callers, clock).standing(organisation, user, BUDGET));
  }

  private SourceAnswer<Boolean> counted(Insz client) {
    consentsAsked.incrementAndGet();
    return answer(true);
  }

  private void waitForEver() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Consent {
    SourceAnswer<Boolean> of(Insz client) throws SourceUnavailableException;
  }

  private interface Relation {
    SourceAnswer<Boolean> ask() throws SourceUnavailableException;
  }

  private FactDesk desk(Consent consent, Relation relation) {
    var relations = new CareRelationSource() {
      @Override
      public SourceAnswer<Boolean> relationExists(Insz person, HcoNumber organisation, LocalDate on, Freshness freshness)
          throws SourceUnavailableException {
        return relation.ask();
      }

      @Override
      public SourceAnswer<Set<HcoNumber>> organisationsOf(Insz person, LocalDate on, Freshness freshness) throws SourceUnavailableException {
        return new SourceAnswer<>(relation.ask().value() ? Set.of(ines.organisation().hco()) : Set.of(), NOW);
      }
    };
    return new FactDesk((client, freshness) -> consent.of(client), (client, professional, freshness) -> answer(links), relations,
        new CallerDesk(callers, clock), clock, threads, BUDGET);
  }

  private static SourceAnswer<Boolean> answer(boolean value) {
    return new SourceAnswer<>(value, NOW);
  }
}
