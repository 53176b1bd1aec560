package org.belraihub.access;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.organisation.NihiiNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.User;
import org.belraihub.time.BusinessClock;

/** Gathers what the authentic sources say of a caller, one after the other until one decides (R2.14). */
public class CallerDesk {

  private interface Question {
    Optional<SourceAnswer<Boolean>> ask(Duration patience) throws SourceUnavailableException;
  }

  /** How long the questions about one caller may still take. */
  private static final class Patience {

    private final long end;

    Patience(Duration all) {
      this.end = System.nanoTime() + all.toNanos();
    }

    Fact asked(Question question) {
      try {
        Optional<SourceAnswer<Boolean>> answer = question.ask(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        return answer.isPresent() ? new Fact.Known(answer.get().value(), answer.get().givenAt()) : new Fact.NotAsked();
      } catch (SourceUnavailableException e) {
        return new Fact.Unavailable(e.source());
      }
    }
  }

  private final CallerSource source;
  private final BusinessClock clock;

  /** A desk that asks this source. */
  public CallerDesk(CallerSource source, BusinessClock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** What is said of a user of an organisation, all within {@code patience}. */
  public Standing standing(Organisation organisation, User user, Duration patience) {
    var remaining = new Patience(patience);
    LocalDate today = clock.today();
    NihiiNumber facility = organisation.nihii();
    Fact notAsked = new Fact.NotAsked();
    Fact lives = remaining.asked(left -> source.lives(user.insz(), today, left));
    if (lives.lacks()) {
      return new Standing(lives, notAsked, notAsked, notAsked, notAsked);
    }
    Fact circle = remaining.asked(left -> source.inCircleOfTrust(facility, today, left));
    if (circle.lacks()) {
      return new Standing(lives, circle, notAsked, notAsked, notAsked);
    }
    Fact recognised = remaining.asked(left -> source.recognised(facility, left));
    boolean routeB = recognised.holds() || recognised instanceof Fact.NotAsked;
    return new Standing(lives, circle, recognised, routeB ? notAsked : visa(user, remaining), notAsked);
  }

  /** The visa of a user, where it was not asked yet. */
  Standing withVisa(Standing standing, User user, Duration patience) {
    return standing.visa() instanceof Fact.NotAsked ? standing.withVisa(visa(user, new Patience(patience))) : standing;
  }

  private Fact visa(User user, Patience remaining) {
    String profession = user.category();
    return profession == null ? new Fact.NotAsked() : remaining.asked(left -> source.hasVisa(user.insz(), profession, left));
  }
}
