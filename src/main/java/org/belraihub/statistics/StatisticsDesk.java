package org.belraihub.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import org.belraihub.access.AccessPolicy;
import org.belraihub.assessment.ClosedByOrganisation;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.GroupStatistics;
import org.belraihub.scoring.QualityIndicators;
import org.belraihub.scoring.ScoringEngine;
import org.jspecify.annotations.Nullable;

/** Answers questions for figures over the asking organisation's own closed assessments. */
public class StatisticsDesk {

  private static final int LONGEST_YEARS = 3;

  private final ClosedByOrganisation assessments;
  private final ScoringEngine engine;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final int smallestGroup;

  StatisticsDesk(ClosedByOrganisation assessments, ScoringEngine engine, RequestDesk requests, AuditTrail audit, int smallestGroup) {
    this.assessments = assessments;
    this.engine = engine;
    this.requests = requests;
    this.audit = audit;
    this.smallestGroup = smallestGroup;
  }

  /** Reference dates, both included. */
  public record Period(LocalDate from, LocalDate to) {
  }

  /**
   * How outcomes spread.
   *
   * @param period     reference dates
   * @param instrument code; null: every instrument, each apart
   */
  public record GroupQuery(Period period, @Nullable String instrument) {
  }

  /**
   * The clients assessed with one instrument, each with the latest assessment of the period.
   *
   * @param instrument code
   * @param clients    how many
   * @param available  false: too few, figures would tell about persons
   * @param statistics per version of each scale; empty when not available
   */
  public record Group(String instrument, int clients, boolean available, List<GroupStatistics> statistics) {
  }

  /** All groups, by instrument. */
  public record Groups(List<Group> groups) {
  }

  /** All indicators, in the order of the binding. */
  public record Indicators(List<QualityIndicators.Indicator> indicators) {
  }

  /** Spread of scales, CAPs and case-mix groups (R9.21); ROLE_NOT_ALLOWED for others than managing staff and the coordinating doctor. */
  public Groups groups(Admitted<GroupQuery> request) {
    Period period = checked(request, request.command().period());
    return requests.read(request.frame(), () -> {
      var tallies = new TreeMap<String, GroupStatistics.Tally>();
      assessments.latestResults(request.caller().hco(), period.from(), period.to(), request.command().instrument(),
          (instrument, results) -> tallies.computeIfAbsent(instrument, code -> new GroupStatistics.Tally()).add(results));
      audited(request);
      return new Groups(tallies.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue())).toList());
    });
  }

  private Group group(String instrument, GroupStatistics.Tally tally) {
    boolean available = tally.assessments() >= smallestGroup;
    return new Group(instrument, tally.assessments(), available, available ? tally.statistics() : List.of());
  }

  /** Quality indicators (R9.13); ROLE_NOT_ALLOWED for others than managing staff and the coordinating doctor. */
  public Indicators indicators(Admitted<Period> request) {
    Period period = checked(request, request.command());
    return requests.read(request.frame(), () -> {
      var found = assessments.assessments(request.caller().hco(), period.from(), period.to(), engine.instrumentsWithIndicators());
      audited(request);
      return new Indicators(new QualityIndicators(engine).of(found, period.from(), period.to()));
    });
  }

  private static Period checked(Admitted<?> request, Period period) {
    AccessPolicy.figures(request.caller());
    if (period.to().isBefore(period.from())) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "the period ends before it begins", List.of("period"));
    }
    if (period.to().isAfter(period.from().plusYears(LONGEST_YEARS))) {
      throw new RefusedException(FaultCode.LIMIT_EXCEEDED, "a period of more than " + LONGEST_YEARS + " years", List.of("period"));
    }
    return period;
  }

  private void audited(Admitted<?> request) {
    audit.record(RequestDesk.event(AuditAction.STATISTICS_READ, request.caller(), request.frame(), request.facts().forLog()));
  }
}
