package org.belraihub.access;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.User;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.trace.Correlation;

/**
 * Gathers facts from the authentic sources. For work that needs notices only, both are asked at once within one budget of time; for
 * reading, one after the other and consent only where it matters (R2.14).
 */
public class FactDesk {

  private final ConsentSource consents;
  private final TherapeuticLinkSource links;
  private final CareRelationSource relations;
  private final BusinessClock clock;
  private final ExecutorService threads;
  private final Duration budget;

  /** A desk that spends at most {@code budget} on the notices of one submission. */
  public FactDesk(ConsentSource consents, TherapeuticLinkSource links, CareRelationSource relations, BusinessClock clock,
                  ExecutorService threads, Duration budget) {
    this.consents = consents;
    this.links = links;
    this.relations = relations;
    this.clock = clock;
    this.threads = threads;
    this.budget = budget;
  }

  /** Both facts for the notices of own work; never waits longer than the budget. */
  public Facts forNotices(Insz client, Caller caller) {
    long deadline = System.nanoTime() + budget.toNanos();
    Future<Fact> consent = submit(() -> consent(client));
    Future<Fact> relation = submit(() -> relation(client, caller));
    return new Facts(await(relation, deadline), await(consent, deadline));
  }

  /** The facts for reading a closed assessment of the own or another organisation. */
  public Facts forReading(Insz client, Caller caller, boolean ownOrganisation) {
    Fact relation = relation(client, caller);
    return new Facts(relation, relation.holds() && !ownOrganisation ? consent(client) : new Fact.NotAsked());
  }

  /** Consent alone. */
  public Fact consent(Insz client) {
    return asked(() -> consents.consentGiven(client, Freshness.RECENT_ALLOWED));
  }

  /** Route (b), the care relation of the organisation, then route (a), the therapeutic link of a health professional (R2.03). */
  public Fact relation(Insz client, Caller caller) {
    Fact ofOrganisation = asked(() ->
        relations.relationExists(client, caller.organisation().hco(), clock.today(), Freshness.RECENT_ALLOWED));
    User user = caller.user();
    if (ofOrganisation.holds() || user.nihii() == null || user.category() == null) {
      return ofOrganisation;
    }
    var professional = new HealthProfessional(user.insz(), user.nihii(), user.category());
    Fact ofProfessional = asked(() -> links.linkExists(client, professional, Freshness.RECENT_ALLOWED));
    return ofProfessional.holds() || ofOrganisation.lacks() ? ofProfessional : ofOrganisation;
  }

  /** The care relation of another organisation, which is to be invited (T11). */
  public Fact relationOf(Insz client, HcoNumber organisation) {
    return asked(() -> relations.relationExists(client, organisation, clock.today(), Freshness.RECENT_ALLOWED));
  }

  private interface Question {
    SourceAnswer<Boolean> ask() throws SourceUnavailableException;
  }

  private static Fact asked(Question question) {
    try {
      SourceAnswer<Boolean> answer = question.ask();
      return new Fact.Known(answer.value(), answer.givenAt());
    } catch (SourceUnavailableException e) {
      return new Fact.Unavailable(e.source());
    }
  }

  private Future<Fact> submit(Callable<Fact> question) {
    try {
      return threads.submit(Correlation.carried(question));
    } catch (RejectedExecutionException e) {
      return java.util.concurrent.CompletableFuture.completedFuture(new Fact.Unavailable("too many questions at once"));
    }
  }

  private static Fact await(Future<Fact> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Fact.Unavailable("no answer within the budget");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fact.Unavailable("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a source failed by a defect", e.getCause());
    }
  }
}
