package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;

/**
 * The states of section 4.2 and every way between them; pure. Time moves an assessment by its dates alone, so that the sweep and the
 * check at the moment of an action cannot disagree (R4.18). A transition that is not in the table is refused with its code (R4.19).
 */
final class LifeCycle {

  private static final Map<AssessmentState, Map<LifeEvent, AssessmentState>> TABLE = new EnumMap<>(Map.of(
      AssessmentState.PLANNED, Map.of(LifeEvent.ORGANISE, AssessmentState.PLANNED),
      AssessmentState.DRAFT, Map.of(LifeEvent.SAVE, AssessmentState.DRAFT, LifeEvent.ORGANISE, AssessmentState.DRAFT,
          LifeEvent.DELETE, AssessmentState.DELETED, LifeEvent.SUBMIT, AssessmentState.CLOSED)));

  private LifeCycle() {
  }

  /** The state of a new assessment. */
  static AssessmentState begin(AssessmentDates dates) {
    return dates.start().isAfter(dates.creation()) ? AssessmentState.PLANNED : AssessmentState.DRAFT;
  }

  /** The state on a day, when nobody does anything: begun, expired, erased. */
  static AssessmentState on(LocalDate today, AssessmentState stored, AssessmentDates dates) {
    if (stored.isFinal()) {
      return stored;
    }
    if (today.isAfter(DateRules.readableThrough(dates.expiry()))) {
      return AssessmentState.ERASED;
    }
    if (stored == AssessmentState.EXPIRED || today.isAfter(dates.expiry())) {
      return AssessmentState.EXPIRED;
    }
    return today.isBefore(dates.start()) ? stored : AssessmentState.DRAFT;
  }

  /**
   * The state after somebody did something.
   *
   * @throws RefusedException with the code of the state that does not allow it
   */
  static AssessmentState after(AssessmentState now, LifeEvent event, Coordination coordination, AssessmentDates dates) {
    if (event == LifeEvent.DELETE && now.isOpen() && coordination != Coordination.INDIVIDUAL) {
      throw new RefusedException(FaultCode.DELETE_REFUSED, "only an individual draft is deleted by hand");
    }
    return Optional.ofNullable(TABLE.getOrDefault(now, Map.of()).get(event)).orElseThrow(() -> refusal(now, dates));
  }

  private static RefusedException refusal(AssessmentState now, AssessmentDates dates) {
    return switch (now) {
      case PLANNED -> new RefusedException(FaultCode.NOT_STARTED_YET, "starts on " + dates.start());
      case CLOSED -> new RefusedException(FaultCode.ASSESSMENT_CLOSED, "it was submitted");
      case EXPIRED -> new RefusedException(FaultCode.ASSESSMENT_EXPIRED, "last usable day was " + dates.expiry());
      case DRAFT, DELETED, ERASED -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "it is " + now);
    };
  }
}
