package org.belraihub.assessment;

import java.time.LocalDate;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.organisation.Role;
import org.jspecify.annotations.Nullable;

/** The windows of start and reference date and the expiry, per kind of instrument (R4.01 to R4.14); pure. */
public final class DateRules {

  private static final int START_WINDOW_MONTHS = 1;
  private static final int REFERENCE_DAYS_BEFORE_START = 14;
  private static final int REFERENCE_DAYS_AFTER_START = 2;
  private static final int SUPPLEMENT_REFERENCE_DAYS = 2;
  private static final int SHORT_LIFE_DAYS = 10;
  private static final int LONG_LIFE_DAYS = 20;
  private static final int URGENT_DAYS = 2;
  private static final int READABLE_DAYS = 30;

  private DateRules() {
  }

  /**
   * Checks the wished dates and fills the others.
   *
   * @param today          creation date
   * @param wishedStart    null: today
   * @param wishedReference null: the start date
   * @throws RefusedException START_DATE_OUT_OF_WINDOW or REFERENCE_DATE_OUT_OF_WINDOW
   */
  public static AssessmentDates plan(InstrumentKind kind, Coordination coordination, Role role, LocalDate today,
                                     @Nullable LocalDate wishedStart, @Nullable LocalDate wishedReference) {
    LocalDate start = wishedStart == null ? today : wishedStart;
    LocalDate lastStart = kind == InstrumentKind.COMPREHENSIVE ? today.plusMonths(START_WINDOW_MONTHS) : today;
    within(FaultCode.START_DATE_OUT_OF_WINDOW, start, today, lastStart);
    LocalDate reference = wishedReference == null ? start : wishedReference;
    switch (kind) {
      case COMPREHENSIVE -> within(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, reference,
          later(today, start.minusDays(REFERENCE_DAYS_BEFORE_START)), start.plusDays(REFERENCE_DAYS_AFTER_START));
      case SUPPLEMENT -> within(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, reference, today, today.plusDays(SUPPLEMENT_REFERENCE_DAYS));
      default -> {
        if (!role.choosesReferenceDate()) {
          within(FaultCode.REFERENCE_DATE_OUT_OF_WINDOW, reference, today, today);
        }
      }
    }
    return new AssessmentDates(today, start, reference, start.plusDays(life(kind, coordination)));
  }

  private static int life(InstrumentKind kind, Coordination coordination) {
    return kind == InstrumentKind.SUPPLEMENT || coordination == Coordination.WITH_COORDINATOR ? LONG_LIFE_DAYS : SHORT_LIFE_DAYS;
  }

  /** Whether a draft is urgent: at most two days before its expiry date (R4.17). */
  public static boolean isUrgent(LocalDate expiry, LocalDate today) {
    return !today.isBefore(expiry.minusDays(URGENT_DAYS)) && !today.isAfter(expiry);
  }

  /** Last day on which an expired one can be read and its answers used again; erased after it (R4.16). */
  public static LocalDate readableThrough(LocalDate expiry) {
    return expiry.plusDays(READABLE_DAYS);
  }

  /** Earliest expiry date of what can still be read. */
  static LocalDate oldestReadable(LocalDate today) {
    return today.minusDays(READABLE_DAYS);
  }

  /** Latest expiry date of what is urgent. */
  static LocalDate lastUrgent(LocalDate today) {
    return today.plusDays(URGENT_DAYS);
  }

  /** Last usable day of a part assessment, and of an invitation to one (R4.10, R4.41). */
  public static LocalDate partExpiry(LocalDate start) {
    return start.plusDays(SHORT_LIFE_DAYS);
  }

  /** Earliest expiry date of a part whose main assessment, which lives longer, can still be read. */
  public static LocalDate oldestReadablePart(LocalDate today) {
    return oldestReadable(today).minusDays(LONG_LIFE_DAYS - SHORT_LIFE_DAYS);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static void within(FaultCode otherwise, LocalDate date, LocalDate first, LocalDate last) {
    if (date.isBefore(first) || date.isAfter(last)) {
      throw new RefusedException(otherwise, date + " is not within " + first + " and " + last);
    }
  }
}
