package org.belraihub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.belraihub.faults.Moment.Victim;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing is lost and every effect happens once, whoever is killed at whatever moment: ten of the twenty moments, others in every run,
 * beside the thirteen kills of {@link ChosenKills}, on one stage. {@code -Dkill.rounds=20} sees each of them, {@code -Dkill.rounds=100}
 * more, {@code -Dkill.seed=...} repeats a run. Logs of all processes stay in {@code target/kills}.
 */
// the two nodes, whose options are the others' least, come last
@TestMethodOrder(MethodOrderer.MethodName.class)
class KillIT extends ChosenKills {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);

  /** Kills of the hub, of PostgreSQL and of the partners; the restart of one round is the start of the next. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingHappensTwiceWhoeverIsKilledWhenever() throws Exception {
    hubWith();
    long seed = Long.getLong("kill.seed", new Random().nextLong());
    System.out.println("kill.rounds=" + ROUNDS + " kill.seed=" + seed);
    int number = 0;
    for (Moment moment : Moment.play(ROUNDS, new Random(seed))) {
      number++;
      long begin = System.nanoTime();
      try {
        round(moment);
      } catch (Throwable e) {
        throw new AssertionError("round " + number + ", killed: " + moment + ", kill.seed=" + seed, e);
      }
      System.out.printf("round %d: %s, %d ms%n", number, moment, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }
  }

  private void round(Moment moment) throws Exception {
    Trap trap = moment.victim() == Victim.STARTING_HUB ? stage.hub().database().set(Work.CLAIM, Phase.DONE)
        : (moment.atPartners() ? stage.partnersDatabase() : stage.hub().database()).set(moment.work(), moment.phase());
    during(trap, sprung -> strike(moment, sprung));
  }

  private void strike(Moment moment, Trap first) throws Exception {
    Trap trap = first;
    if (moment.victim() == Victim.STARTING_HUB) {
      trap = stage.hub().database().set(moment.work(), moment.phase());
      stage.hub().kill();
      first.cut();
      stage.hub().start();
      trap.await(START);
    }
    switch (moment.victim()) {
      case HUB, STARTING_HUB -> stage.hub().kill();
      case DRAINING_HUB -> {
        stage.hub().drain();
        assertThat(stage.hub().lives()).as("the hub waits for what is under way").isTrue();
        stage.hub().kill();
      }
      case DATABASE -> stage.restartDatabase();
      case PARTNERS -> stage.killPartners();
    }
    if (moment.atPartners() && moment.victim() != Victim.PARTNERS) {
      trap.letGo();
    } else {
      trap.cut();
    }
    switch (moment.victim()) {
      case HUB, STARTING_HUB, DRAINING_HUB -> stage.hub().start();
      case PARTNERS -> stage.startPartners();
      case DATABASE -> {
        // is back already
      }
    }
  }
}
