package org.belraihub.ehealth.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.belraihub.access.Freshness;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long answers count as asked now (D6), and that nothing is kept that should not be. */
class DatedAnswersTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-31T20:00:00Z"));
  private final SystemClock clock = new SystemClock(new Clock() {
    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  });
  private final List<SourceEvent> events = new ArrayList<>();
  private final AtomicInteger number = new AtomicInteger();
  private final ServiceGate gate = gate(Duration.ofHours(24), 3, Duration.ofSeconds(10));

  @AfterEach
  void close() {
    gate.close();
  }

  private ServiceGate gate(Duration kept, int capacity, Duration timeout) {
    var settings = new ServiceSettings(List.of(URI.create("http://127.0.0.1:1/")), ServiceSettings.Security.X509, Optional.empty(), timeout, 2, capacity, kept,
        new Circuit(4, Duration.ofMinutes(1)),
        ServiceSettings.Retry.NEVER);
    return new ServiceGate(EhealthService.INSURABILITY, settings, clock, RequestIds.random("1"), event -> {
      synchronized (events) {
        events.add(event);
      }
    });
  }

  @Test
  void anAnswerOfTheSameDayEndsAtMidnightInBelgiumAndSoNeverCrosses1January() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", true, clock);
    assertThat(ask(answers, "a")).isEqualTo(1);

    now.set(Instant.parse("2026-12-31T22:59:59Z"));
    assertThat(ask(answers, "a")).isEqualTo(1);
    now.set(Instant.parse("2026-12-31T23:00:00Z"));
    assertThat(ask(answers, "a")).isEqualTo(2);
  }

  @Test
  void anAnswerIsUsedUntilItsLimitAndNotAfter() throws Exception {
    try (var short5 = gate(Duration.ofMinutes(5), 3, Duration.ofSeconds(10))) {
      var answers = new DatedAnswers<String, Integer>(short5, "Get", false, clock);
      assertThat(ask(answers, "a")).isEqualTo(1);

      now.set(now.get().plus(Duration.ofMinutes(5)));
      assertThat(ask(answers, "a")).isEqualTo(1);
      now.set(now.get().plus(Duration.ofMillis(1)));
      assertThat(ask(answers, "a")).isEqualTo(2);
    }
  }

  @Test
  void anAnswerFromTheFutureOfAClockThatWasPutBackIsNotUsed() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", false, clock);
    ask(answers, "a");

    now.set(now.get().minusSeconds(1));

    assertThat(ask(answers, "a")).isEqualTo(2);
  }

  @Test
  void theNumberOfAnswersIsBoundedAndTheOneUnusedForLongestGoes() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", false, clock);
    for (String key : List.of("a", "b", "c", "a", "d")) {
      ask(answers, key);
    }

    assertThat(answers.size()).isEqualTo(3);
    assertThat(ask(answers, "a")).isEqualTo(1);
    assertThat(ask(answers, "b")).isEqualTo(5);
  }

  @Test
  void failuresAreNotKept() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", false, clock);
    assertThatThrownBy(() -> answers.ask("a", Freshness.RECENT_ALLOWED, id -> {
      throw new CallFailedException(Kind.OUTAGE, List.of("SOA-02002"), "77");
    })).isInstanceOf(SourceUnavailableException.class).hasMessage("insurability: OUTAGE SOA-02002 (id 77)");

    assertThat(ask(answers, "a")).isEqualTo(1);
  }

  @Test
  void anAnswerThatWasUnderWayWhenItsPersonWasForgottenIsNotKept() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", false, clock);
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var asking = CompletableFuture.supplyAsync(() -> unchecked(() -> answers.ask("a", Freshness.RECENT_ALLOWED, id -> {
      begun.countDown();
      return waitFor(release, -1);
    }).value()));
    begun.await();

    answers.forget("a"::equals);
    assertThat(ask(answers, "a")).isEqualTo(1);
    release.countDown();

    assertThat(asking.get()).isEqualTo(-1);
    assertThat(ask(answers, "a")).isEqualTo(1);
  }

  @Test
  void anOlderQuestionNeverOverwritesTheAnswerOfAYoungerOne() throws Exception {
    var answers = new DatedAnswers<String, Integer>(gate, "Get", false, clock);
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var older = CompletableFuture.supplyAsync(() -> unchecked(() -> answers.ask("a", Freshness.RECENT_ALLOWED, id -> {
      begun.countDown();
      return waitFor(release, -1);
    }).value()));
    begun.await();

    assertThat(answers.ask("a", Freshness.ASK_AGAIN, id -> 42).value()).isEqualTo(42);
    release.countDown();

    assertThat(older.get()).isEqualTo(-1);
    assertThat(answers.ask("a", Freshness.RECENT_ALLOWED, id -> 0).value()).isEqualTo(42);
  }

  @Test
  void aQuestionThatIsGivenUpIsInterruptedAndTheNextOneAsksAnew() throws Exception {
    try (var hasty = gate(Duration.ofMinutes(5), 3, Duration.ofMillis(50))) {
      var answers = new DatedAnswers<String, Integer>(hasty, "Get", false, clock);
      var interrupted = new CountDownLatch(1);

      assertThatThrownBy(() -> answers.ask("a", Freshness.RECENT_ALLOWED, id -> {
        try {
          new CountDownLatch(1).await();
          return 0;
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw new CallFailedException(Kind.TIMEOUT, "interrupted", e);
        }
      })).isInstanceOf(SourceUnavailableException.class).hasMessageContaining("TIMEOUT");

      interrupted.await();
      assertThat(ask(answers, "a")).isEqualTo(1);
    }
  }

  @Test
  void moreQuestionsThanThreadsAndPlacesToWaitAreRefusedAtOnce() {
    var answers = new DatedAnswers<Integer, Integer>(gate, "Get", false, clock);
    var release = new CountDownLatch(1);
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        int key = i;
        waiting.add(CompletableFuture.supplyAsync(
            () -> unchecked(() -> answers.ask(key, Freshness.ASK_AGAIN, id -> waitFor(release, key)).value()),
            task -> new Thread(task).start()));
      }
      await().until(() -> {
        try {
          answers.ask(99, Freshness.ASK_AGAIN, id -> 99);
          return false;
        } catch (SourceUnavailableException e) {
          return e.getMessage().contains("BUSY");
        }
      });
    } finally {
      release.countDown();
    }
    waiting.forEach(future -> assertThat(future).succeedsWithin(Duration.ofSeconds(10)));
  }

  @Test
  void refusalsDoNotOpenTheCircuitAndOutagesDo() {
    for (int i = 0; i < 8; i++) {
      assertThatThrownBy(() -> gate.call("Get", id -> {
        throw new CallFailedException(Kind.REFUSED, List.of("MH2.INPUT.19"), null);
      }));
    }
    assertThat(gate.open()).isFalse();

    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> gate.call("Get", id -> {
        throw new IllegalStateException("41031299809");
      })).isInstanceOf(CallFailedException.class).hasMessageNotContaining("41031299809");
    }

    assertThat(gate.open()).isTrue();
    assertThat(events).extracting(SourceEvent::failure).contains(Optional.of(Kind.REFUSED), Optional.of(Kind.NOT_UNDERSTOOD));
  }

  private Integer ask(DatedAnswers<String, Integer> answers, String key) throws SourceUnavailableException {
    return answers.ask(key, Freshness.RECENT_ALLOWED, id -> number.incrementAndGet()).value();
  }

  private static int waitFor(CountDownLatch latch, int answer) throws CallFailedException {
    try {
      latch.await();
      return answer;
    } catch (InterruptedException e) {
      throw new CallFailedException(Kind.TIMEOUT, "interrupted", e);
    }
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
