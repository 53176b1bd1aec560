package org.belraihub.sandbox.fund;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How each fund behaves beside being up or down: what it answers to an indication, and which of its messages it loses, doubles, delays or
 * corrupts. Chance comes from a seed, so that a run can be repeated.
 */
final class FundHabits {

  /** What a fund answers to every valid indication. */
  enum Answering {
    NONE, ACCEPT, REFUSE, PENDING,
    /** Pending, and accepted at once after that. */
    PENDING_THEN_ACCEPT
  }

  /** What happens to a message that leaves a fund. */
  enum Fault {
    NONE, LOSE, DUPLICATE, DELAY, CORRUPT
  }

  /**
   * Of one fund.
   *
   * @param answering what it answers
   * @param codes     that go with it
   * @param percent   of leaving messages with a fault
   * @param faults    to choose from
   */
  record Habit(Answering answering, List<String> codes, int percent, List<Fault> faults) {

    static final Habit PLAIN = new Habit(Answering.NONE, List.of(), 0, List.of());
  }

  private final Map<Integer, Habit> habits = new ConcurrentHashMap<>();
  private final Set<Integer> closedDoors = ConcurrentHashMap.newKeySet();
  private final Random chance = new Random(1);

  Habit of(int fund) {
    return habits.getOrDefault(fund, Habit.PLAIN);
  }

  void answer(int fund, Answering answering, List<String> codes) {
    Habit before = of(fund);
    habits.put(fund, new Habit(answering, List.copyOf(codes), before.percent, before.faults));
  }

  /** Whether everybody is turned away at the door. */
  boolean turnsAway(int fund) {
    return closedDoors.contains(fund);
  }

  void door(int fund, boolean open) {
    if (open) {
      closedDoors.remove(fund);
    } else {
      closedDoors.add(fund);
    }
  }

  void trouble(int fund, int percent, List<Fault> faults, long seed) {
    Habit before = of(fund);
    habits.put(fund, new Habit(before.answering, before.codes, percent, List.copyOf(faults)));
    synchronized (chance) {
      chance.setSeed(seed);
    }
  }

  Fault next(int fund) {
    Habit habit = of(fund);
    if (habit.percent == 0 || habit.faults.isEmpty()) {
      return Fault.NONE;
    }
    synchronized (chance) {
      return chance.nextInt(100) < habit.percent ? habit.faults.get(chance.nextInt(habit.faults.size())) : Fault.NONE;
    }
  }
}
