package org.belraihub.faults;

import static org.belraihub.faults.Moment.Victim.DATABASE;
import static org.belraihub.faults.Moment.Victim.DRAINING_HUB;
import static org.belraihub.faults.Moment.Victim.HUB;
import static org.belraihub.faults.Moment.Victim.PARTNERS;
import static org.belraihub.faults.Moment.Victim.STARTING_HUB;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who is killed and when.
 *
 * @param victim who
 * @param work   when a transaction of this work
 * @param phase  is that far
 */
record Moment(Victim victim, Work work, Phase phase) {

  /** Who is killed. */
  enum Victim {
    /** The hub at its work. */
    HUB,
    /** The hub while it stops gracefully. */
    DRAINING_HUB,
    /** The hub while it starts again after a kill. */
    STARTING_HUB,
    /** The whole PostgreSQL of hub and partners. */
    DATABASE,
    /** All partners. */
    PARTNERS
  }

  /** Twenty rounds see each of them once. */
  private static final List<Moment> DECK = List.of(
      new Moment(HUB, Work.CLOSE, Phase.SENT),
      new Moment(HUB, Work.CLOSE, Phase.DONE),
      new Moment(HUB, Work.CLOSE, Phase.ANSWERED),
      new Moment(HUB, Work.CLAIM, Phase.DONE),
      new Moment(HUB, Work.MESSAGE, Phase.DONE),
      new Moment(HUB, Work.FUND_BOOKS, Phase.DONE),
      new Moment(HUB, Work.FEDERAL_REGISTERS, Phase.DONE),
      new Moment(HUB, Work.ACKNOWLEDGMENT, Phase.SENT),
      new Moment(DRAINING_HUB, Work.FEDERAL_REGISTERS, Phase.DONE),
      new Moment(STARTING_HUB, Work.RECOVERY, Phase.SENT),
      new Moment(DATABASE, Work.CLOSE, Phase.SENT),
      new Moment(DATABASE, Work.CLOSE, Phase.DONE),
      new Moment(DATABASE, Work.CLAIM, Phase.DONE),
      new Moment(DATABASE, Work.ACKNOWLEDGMENT, Phase.DONE),
      new Moment(DATABASE, Work.RECORD, Phase.SENT),
      new Moment(DATABASE, Work.RECORD, Phase.DONE),
      new Moment(PARTNERS, Work.FUND_BOOKS, Phase.SENT),
      new Moment(PARTNERS, Work.FUND_BOOKS, Phase.DONE),
      new Moment(PARTNERS, Work.FEDERAL_REGISTERS, Phase.SENT),
      new Moment(PARTNERS, Work.FEDERAL_REGISTERS, Phase.DONE));

  private static final List<Work> OF_HUB =
      List.of(Work.CLOSE, Work.CLAIM, Work.RENDERING, Work.MESSAGE, Work.RECORD, Work.ACKNOWLEDGMENT, Work.SEAL);
  private static final List<Work> OF_PARTNERS = List.of(Work.FUND_BOOKS, Work.FEDERAL_REGISTERS);

  /** So many moments: the deck, shuffled, and from then on any. */
  static List<Moment> play(int rounds, Random random) {
    var moments = new ArrayList<>(DECK);
    Collections.shuffle(moments, random);
    while (moments.size() < rounds) {
      moments.add(any(random));
    }
    return moments.subList(0, rounds);
  }

  private static Moment any(Random random) {
    Victim victim = List.of(HUB, DATABASE, PARTNERS).get(random.nextInt(3));
    List<Work> works = victim == PARTNERS ? OF_PARTNERS : OF_HUB;
    return new Moment(victim, works.get(random.nextInt(works.size())), Phase.values()[random.nextInt(Phase.values().length)]);
  }

  /** Whether it is in the partners' books that this work happens. */
  boolean atPartners() {
    return work == Work.FUND_BOOKS || work == Work.FEDERAL_REGISTERS;
  }

  @Override
  public String toString() {
    return victim + " when the commit of " + work + " is " + phase;
  }
}
