package org.belraihub.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.belraihub.person.PersonRegister;
import org.belraihub.time.SystemClock;
import org.belraihub.time.TokenBucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the history of numbers about every person once, the newest first and never faster than its budget, on a thread of its own: a
 * submission never waits for it, and a silent source is asked again later. Several nodes share the work.
 */
public final class NumberWatch implements AutoCloseable {

  /**
   * How it asks.
   *
   * @param perSecond  greatest number of calls in a second
   * @param sweepEvery how soon a person that is new is noticed
   * @param askAgain   pause after a source that did not answer
   */
  public record Pace(double perSecond, Duration sweepEvery, Duration askAgain) {
  }

  private static final Logger LOG = LoggerFactory.getLogger(NumberWatch.class);
  private static final int MOST_AT_ONCE = 50;
  private static final int MOST_COUNTED = 100_000;
  private static final Duration STRAGGLERS = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final PersonRegister persons;
  private final NumberSource source;
  private final OnePerson one;
  private final SystemClock clock;
  private final Pace pace;
  private final TokenBucket budget;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
    var started = new Thread(task, "number-watch");
    started.setDaemon(true);
    return started;
  });

  /** A watch that is not running yet. */
  public NumberWatch(JdbcClient jdbc, PersonRegister persons, NumberSource source, OnePerson one, SystemClock clock, Pace pace) {
    this.jdbc = jdbc;
    this.persons = persons;
    this.source = source;
    this.one = one;
    this.clock = clock;
    this.pace = pace;
    this.budget = new TokenBucket(Math.max(1, pace.perSecond()));
  }

  /** Begins to ask, if there is anybody to ask. */
  public void start() {
    if (source.isThere()) {
      thread.scheduleWithFixedDelay(this::sweep, 0, pace.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Persons who are still to be asked about; counted up to a hundred thousand. */
  public long due() {
    return jdbc.sql("select count(*) from (select from person where numbers_asked_at is null and merged_into is null limit ?) as waiting")
        .param(MOST_COUNTED).query(Long.class).single();
  }

  private void sweep() {
    try {
      look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("a look at the history of numbers failed and comes again: {}", e.toString());
    }
  }

  void look() throws InterruptedException {
    one.moveStragglers(clock.now().minus(STRAGGLERS));
    for (Long person : taken(clock.now())) {
      while (!budget.take()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      ask(person);
    }
  }

  /** Left alone for a while by every node, this one included: whoever took them may die. */
  private List<Long> taken(Instant now) {
    return jdbc.sql("""
            update person set numbers_ask_after = ? where id in (select id from person
              where numbers_asked_at is null and merged_into is null and numbers_ask_after <= ?
              order by numbers_ask_after, id desc limit ? for update skip locked) returning id""")
        .params(Timestamp.from(now.plus(pace.askAgain())), Timestamp.from(now), MOST_AT_ONCE).query(Long.class).list();
  }

  private void ask(long person) {
    try {
      source.numbersOf(persons.inszOf(person)).ifPresent(one::learn);
      jdbc.sql("update person set numbers_asked_at = ? where id = ?").params(Timestamp.from(clock.now()), person).update();
    } catch (NumberSource.NoAnswerException e) {
      LOG.debug("person {} is asked about again later: {}", person, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("the history of person {} could not be applied and is asked again later: {}", person, e.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
