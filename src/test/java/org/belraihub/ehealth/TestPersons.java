package org.belraihub.ehealth;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.person.Insz;

/** Synthetic persons, a new one each time: born on 1 January 1930 plus a number of days, sequence 997. */
final class TestPersons {

  private static final AtomicInteger DAYS = new AtomicInteger();

  private TestPersons() {
  }

  static Insz next() {
    var born = LocalDate.of(1930, 1, 1).plusDays(DAYS.getAndIncrement());
    long base = Long.parseLong(String.format("%02d%02d%02d997", born.getYear() % 100, born.getMonthValue(), born.getDayOfMonth()));
    return Insz.of(String.format("%09d%02d", base, 97 - base % 97));
  }
}
