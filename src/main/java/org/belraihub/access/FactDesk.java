package org.belraihub.access;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
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

  /** Of whoever waits to read; each source gives up sooner by itself. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ConsentSource consents;
  private final TherapeuticLinkSource links;
  private final CareRelationSource relations;
  private final CallerDesk callers;
  private final BusinessClock clock;
  private final ExecutorService threads;
  private final Patience forConsent;
  private final Patience forRelation;

  /** A desk that spends at most {@code budget} on the notices of one submission. */
  public FactDesk(ConsentSource consents, TherapeuticLinkSource links, CareRelationSource relations, CallerDesk callers,
                  BusinessClock clock, ExecutorService threads, Duration budget) {
    this.consents = consents;
    this.links = links;
    this.relations = relations;
    this.callers = callers;
    this.clock = clock;
    this.threads = threads;
    this.forConsent = new Patience(budget);
    this.forRelation = new Patience(budget);
  }

  /** Both facts for the notices of own work; never waits longer than the budget, and hardly for a source that was slow a moment ago. */
  public Facts forNotices(Insz client, Caller caller) {
    long began = System.nanoTime();
    Standing standing = caller.standing();
    Function<String, Related> none = why -> new Related(new Fact.Unavailable(why), standing);
    Question<Fact> consent = new Question<>(forConsent, () -> consent(client), fact -> !(fact instanceof Fact.Unavailable),
        Fact.Unavailable::new, began);
    Question<Related> relation = new Question<>(forRelation, () -> related(client, caller.user(), caller.organisation().hco(), standing),
        related -> !(related.relation instanceof Fact.Unavailable), none, began);
    Related related = relation.await();
    return new Facts(related.standing, related.relation, consent.await());
  }

  /** The facts for reading a closed assessment of the own or another organisation. */
  public Facts forReading(Insz client, Caller caller, boolean ownOrganisation) {
    Facts known = forJoining(client, caller);
    return known.relation().holds() && !ownOrganisation ? new Facts(known.caller(), known.relation(), consent(client)) : known;
  }

  /** Relation alone, which is not asked when it is open who the caller is (R2.14). */
  public Facts forJoining(Insz client, Caller caller) {
    Standing standing = standing(caller);
    if (standing.lives().lacks() || standing.circle().lacks() || standing.lacksRoute() || standing.open().isPresent()) {
      return new Facts(standing, new Fact.NotAsked(), new Fact.NotAsked());
    }
    Related related = related(client, caller.user(), caller.organisation().hco(), standing);
    return new Facts(related.standing, related.relation, new Fact.NotAsked());
  }

  /** What the sources say of the caller; asked again, with more patience, where the gate went on without an answer. */
  public Standing standing(Caller caller) {
    return caller.standing().open().isEmpty() ? caller.standing() : callers.standing(caller.organisation(), caller.user(), PATIENCE)
        .withGranted(caller.standing().granted());
  }

  /** Consent alone. */
  public Fact consent(Insz client) {
    return asked(() -> consents.consentGiven(client, Freshness.RECENT_ALLOWED));
  }

  /**
   * Route (b), the care relation of a recognised facility, then route (a), the therapeutic link of a professional with a visa (R2.03).
   */
  private Related related(Insz client, User user, HcoNumber organisation, Standing standing) {
    Fact ofOrganisation = standing.recognised().lacks() ? new Fact.NotAsked()
        : asked(() -> relations.relationExists(client, organisation, clock.today(), Freshness.RECENT_ALLOWED));
    if (ofOrganisation.holds() || user.nihii() == null || user.category() == null) {
      return new Related(ofOrganisation, standing);
    }
    Standing licensed = callers.withVisa(standing, user, PATIENCE);
    if (licensed.visa().lacks()) {
      return new Related(ofOrganisation, licensed);
    }
    var professional = new HealthProfessional(user.insz(), user.nihii(), user.category());
    Fact ofProfessional = licensed.visa() instanceof Fact.Unavailable ? licensed.visa()
        : asked(() -> links.linkExists(client, professional, Freshness.RECENT_ALLOWED));
    boolean decides = ofProfessional.holds() || ofOrganisation.lacks() || ofOrganisation instanceof Fact.NotAsked;
    return new Related(decides ? ofProfessional : ofOrganisation, licensed);
  }

  /** The care relation of another organisation, which is to be invited (T11). */
  public Fact relationOf(Insz client, HcoNumber organisation) {
    return asked(() -> relations.relationExists(client, organisation, clock.today(), Freshness.RECENT_ALLOWED));
  }

  /** The organisations with a relation with the client today; TEMPORARILY_UNAVAILABLE while the source is silent (R4.37). */
  public Set<HcoNumber> organisationsOf(Insz client) {
    try {
      return relations.organisationsOf(client, clock.today(), Freshness.RECENT_ALLOWED).value();
    } catch (SourceUnavailableException e) {
      throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "a source did not answer: " + e.source(), List.of(), e);
    }
  }

  private record Related(Fact relation, Standing standing) {
  }

  private interface Asked {
    SourceAnswer<Boolean> ask() throws SourceUnavailableException;
  }

  private static Fact asked(Asked question) {
    try {
      SourceAnswer<Boolean> answer = question.ask();
      return new Fact.Known(answer.value(), answer.givenAt());
    } catch (SourceUnavailableException e) {
      return new Fact.Unavailable(e.source());
    }
  }

  /** One question on its way while its caller does other things. */
  private final class Question<T> {

    private final Patience patience;
    private final Function<String, ? extends T> otherwise;
    private final Future<? extends T> answer;
    private final long deadline;

    Question(Patience patience, Callable<T> question, Predicate<T> isAnswer, Function<String, ? extends T> otherwise, long began) {
      this.patience = patience;
      this.otherwise = otherwise;
      this.deadline = began + patience.now().toNanos();
      this.answer = patience.mayAsk() ? submit(patience.watched(question, isAnswer))
          : CompletableFuture.completedFuture(otherwise.apply("slow a moment ago"));
    }

    private Future<? extends T> submit(Callable<T> question) {
      try {
        return threads.submit(Correlation.carried(question));
      } catch (RejectedExecutionException e) {
        return CompletableFuture.completedFuture(otherwise.apply("too many questions at once"));
      }
    }

    T await() {
      try {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        patience.missed();
        return otherwise.apply("no answer within the budget");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return otherwise.apply("interrupted");
      } catch (ExecutionException e) {
        throw new IllegalStateException("asking a source failed by a defect", e.getCause());
      }
    }
  }
}
