package org.belraihub.federal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.belraihub.access.ConsentSource;
import org.belraihub.access.Freshness;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.TokenBucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that the consent behind copies at the federal side changed. The platform tells nobody, so it is asked: soon after a copy
 * went, then monthly; after a withdrawal at a short pause that grows to a day; and soon whenever an access met a missing consent. Never
 * faster than its budget of calls in a second. Runs on a thread of its own, so that a slow platform holds nothing else up.
 */
public final class ConsentWatch implements AutoCloseable {

  /**
   * How often consent is asked.
   *
   * @param perSecond      greatest number of calls in a second
   * @param sharedEvery    pause between two looks at copies that are shared
   * @param withdrawnFirst first pause after a withdrawal, and after a service that did not answer; doubles
   * @param withdrawnLast  longest of them
   * @param sweepEvery     how soon a look that is due is noticed
   */
  public record Pace(double perSecond, Duration sharedEvery, Duration withdrawnFirst, Duration withdrawnLast, Duration sweepEvery) {

    /** The pause after so many looks that found nothing new. */
    Duration pause(boolean shared, int checks) {
      if (shared) {
        return sharedEvery;
      }
      Duration pause = withdrawnFirst.multipliedBy(1L << Math.min(checks, 20));
      return pause.compareTo(withdrawnLast) < 0 ? pause : withdrawnLast;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(ConsentWatch.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int MOST_AT_ONCE = 100;

  private final FederalSharing sharing;
  private final ConsentSource consents;
  private final PersonRegister persons;
  private final Pace pace;
  private final TokenBucket budget;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
    var started = new Thread(task, "consent-watch");
    started.setDaemon(true);
    return started;
  });

  /** A watch that is not running yet. */
  public ConsentWatch(FederalSharing sharing, ConsentSource consents, PersonRegister persons, Pace pace) {
    this.sharing = sharing;
    this.consents = consents;
    this.persons = persons;
    this.pace = pace;
    this.budget = new TokenBucket(Math.max(1, pace.perSecond()));
  }

  /** Begins to look. */
  public void start() {
    thread.scheduleWithFixedDelay(this::sweep, 0, pace.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What may be asked in a second. */
  public double budget() {
    return pace.perSecond();
  }

  private void sweep() {
    try {
      Set<Long> seen = new HashSet<>();
      for (FederalSharing.Due due : sharing.takeDue(MOST_AT_ONCE, LEASE)) {
        if (seen.add(due.person())) {
          while (!budget.take()) {
            TimeUnit.MILLISECONDS.sleep(20);
          }
          look(due);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("a look at consents failed and comes again: {}", e.toString());
    }
  }

  private void look(FederalSharing.Due due) {
    try {
      if (consents.consentGiven(persons.inszOf(due.person()), Freshness.ASK_AGAIN).value()) {
        sharing.share(due.person());
      } else {
        sharing.withdraw(due.person());
      }
      sharing.lookAgain(due, pace.pause(due.shared(), due.checks()));
    } catch (SourceUnavailableException e) {
      sharing.lookAgain(due, pace.withdrawnFirst());
    }
  }

  /** A consent was found missing by somebody; only who has copies is looked at. */
  public void missing(Insz person) {
    persons.find(person).ifPresent(sharing::lookSoon);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
