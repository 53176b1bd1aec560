package org.belraihub.sandbox.person;

import java.time.LocalDate;

import org.belraihub.person.Insz;

/**
 * National numbers that belong to nobody: serials 997 and 998, which are not given to real persons, births from 1930 to 1999. There
 * are {@link #COUNT} of them; the number of a position never changes.
 */
public final class SyntheticInsz {

  private static final LocalDate FIRST = LocalDate.of(1930, 1, 1);
  private static final int DAYS = (int) FIRST.datesUntil(LocalDate.of(2000, 1, 1)).count();

  /** Visits every day in an order that looks like chance: coprime to the number of days. */
  private static final long STRIDE = 10_007;

  /** How many there are. */
  public static final int COUNT = 2 * DAYS;

  private SyntheticInsz() {
  }

  /** The number at a position; positions beyond {@link #COUNT} begin again. */
  public static Insz at(long position) {
    int index = (int) Math.floorMod(position, (long) COUNT);
    var birth = FIRST.plusDays(index / 2 * STRIDE % DAYS);
    var serial = index % 2 == 0 ? 997 : 998;
    var base = "%02d%02d%02d%03d".formatted(birth.getYear() % 100, birth.getMonthValue(), birth.getDayOfMonth(), serial);
    return Insz.of(base + "%02d".formatted(97 - Long.parseLong(base) % 97));
  }
}
