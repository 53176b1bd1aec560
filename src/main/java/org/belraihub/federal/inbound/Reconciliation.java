package org.belraihub.federal.inbound;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.belraihub.federal.DayState;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.Platforms;
import org.jspecify.annotations.Nullable;

/** Compares what both sides hold, day by day and then assessment by assessment where a day differs. */
public class Reconciliation {

  /**
   * An assessment that the two sides hold differently.
   *
   * @param origin    platform that closed it
   * @param date      day of the close
   * @param reference assessment
   * @param here      as it is here, null when it is not, or not shared
   * @param there     as it is on the federal side, null when it is not, or not shared
   */
  public record Difference(String origin, LocalDate date, String reference, DayState.@Nullable Entry here, DayState.@Nullable Entry there) {
  }

  /**
   * What came of it.
   *
   * @param assessments of these days that are shared, as this side has it
   * @param days        with something on either side
   * @param differences what is not the same
   */
  public record Report(long assessments, int days, List<Difference> differences) {
  }

  private final FederalAssessments federal;
  private final HeldHere here;

  Reconciliation(FederalAssessments federal, HeldHere here) {
    this.federal = federal;
    this.here = here;
  }

  /** Compares the days, both included. */
  public Report compare(LocalDate from, LocalDate to) throws FederalSideUnavailableException {
    long assessments = 0;
    int days = 0;
    var differences = new ArrayList<Difference>();
    for (String origin : List.of(Platforms.FLEMISH, Platforms.FEDERAL)) {
      Map<LocalDate, DayState> ours = byDate(here.days(new HeldHere.Question(origin, from, to, false)));
      Map<LocalDate, DayState> theirs = byDate(federal.reconcile(origin, from, to, false));
      var all = new TreeSet<>(ours.keySet());
      all.addAll(theirs.keySet());
      days += all.size();
      assessments += ours.values().stream().mapToLong(DayState::count).sum();
      for (LocalDate day : all) {
        if (!ours.getOrDefault(day, DayState.empty(day)).agreesWith(theirs.getOrDefault(day, DayState.empty(day)))) {
          differences.addAll(differences(origin, day));
        }
      }
    }
    return new Report(assessments, days, differences);
  }

  private List<Difference> differences(String origin, LocalDate day) throws FederalSideUnavailableException {
    Map<String, DayState.Entry> ours = byReference(here.days(new HeldHere.Question(origin, day, day, true)));
    Map<String, DayState.Entry> theirs = byReference(federal.reconcile(origin, day, day, true));
    var all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    return all.stream().filter(reference -> !Objects.equals(ours.get(reference), theirs.get(reference)))
        .map(reference -> new Difference(origin, day, reference, ours.get(reference), theirs.get(reference))).toList();
  }

  private static Map<LocalDate, DayState> byDate(List<DayState> days) {
    return days.stream().collect(Collectors.toMap(DayState::date, Function.identity()));
  }

  private static Map<String, DayState.Entry> byReference(List<DayState> days) {
    return days.stream().flatMap(day -> day.entries().stream()).collect(Collectors.toMap(DayState.Entry::reference, Function.identity()));
  }
}
