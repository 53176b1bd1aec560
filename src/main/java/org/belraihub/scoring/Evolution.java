package org.belraihub.scoring;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Results of two to five assessments of one person side by side (R5.12). Outcomes of different versions of a scale stand in one row
 * only if the newer definition says that it may be compared with the older one.
 *
 * @param moments reference dates, rising
 * @param rows    one per scale
 */
public record Evolution(List<LocalDate> moments, List<Row> rows) {

  /** Fewest assessments that can be put side by side. */
  public static final int FEWEST = 2;
  /** Most assessments that can be put side by side. */
  public static final int MOST = 5;

  /**
   * The results of one assessment.
   *
   * @param referenceDate date the observations refer to
   * @param results       as stored
   */
  public record Moment(LocalDate referenceDate, List<ScaleResult> results) {
  }

  /**
   * One scale over time.
   *
   * @param scale    scale name
   * @param version  newest version among the assessments, which says with which older ones it may be compared
   * @param outcomes one per moment
   * @param trend    from the first to the last outcome that can be compared
   */
  public record Row(String scale, int version, List<Outcome> outcomes, Trend trend) {

    /** The result at the newest moment that has one made by this version; it names the scale. */
    public ScaleResult newest() {
      return outcomes.stream().map(Outcome::result).filter(Objects::nonNull).filter(result -> result.scaleVersion() == version)
          .reduce((one, later) -> later).orElseThrow();
    }
  }

  /**
   * A scale at one moment.
   *
   * @param result     null when the assessment has none of this scale
   * @param comparison whether it stands in one row with the others
   */
  public record Outcome(@Nullable ScaleResult result, Comparison comparison) {
  }

  /** Whether the outcome of one assessment stands in one row with the others. */
  public enum Comparison {
    COMPARED,
    /** Answers were missing. */
    NOT_COMPUTABLE,
    /** The assessment has no result of this scale. */
    NOT_ASSESSED,
    /** Made by a version of the scale that the newest one may not be compared with. */
    OTHER_VERSION
  }

  /** Direction from the first to the last outcome that can be compared. */
  public enum Trend {
    BETTER, SAME, WORSE,
    /** Fewer than two numbers to compare. */
    UNKNOWN
  }

  /**
   * Puts assessments side by side, oldest first.
   *
   * @return empty when fewer than two or more than five are given; the caller refuses with SELECTION_SIZE
   */
  public static Optional<Evolution> of(List<Moment> moments, ScoringEngine engine) {
    if (moments.size() < FEWEST || moments.size() > MOST) {
      return Optional.empty();
    }
    var ordered = moments.stream().sorted(Comparator.comparing(Moment::referenceDate)).toList();
    Map<String, Integer> newest = new LinkedHashMap<>();
    ordered.forEach(moment -> moment.results().forEach(result -> newest.merge(result.scale(), result.scaleVersion(), Math::max)));
    var rows = newest.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue(), ordered, engine)).toList();
    return Optional.of(new Evolution(ordered.stream().map(Moment::referenceDate).toList(), rows));
  }

  private static Row row(String scale, int newest, List<Moment> moments, ScoringEngine engine) {
    var definition = engine.scale(scale + "@" + newest);
    var outcomes = moments.stream().map(moment -> moment.results().stream().filter(result -> result.scale().equals(scale)).findFirst()
        .map(result -> new Outcome(result, comparison(result, newest, definition))).orElse(new Outcome(null, Comparison.NOT_ASSESSED))).toList();
    boolean worse = definition.map(found -> found.head().worse()).orElse(true);
    return new Row(scale, newest, outcomes, trend(outcomes, worse));
  }

  private static Comparison comparison(ScaleResult result, int newest, Optional<ScaleDefinition> definition) {
    if (result.scaleVersion() != newest && definition.filter(found -> found.head().comparable().contains(result.scaleVersion())).isEmpty()) {
      return Comparison.OTHER_VERSION;
    }
    return result.computable() ? Comparison.COMPARED : Comparison.NOT_COMPUTABLE;
  }

  private static Trend trend(List<Outcome> outcomes, boolean higherIsWorse) {
    var numbers = outcomes.stream().filter(outcome -> outcome.comparison() == Comparison.COMPARED).map(Outcome::result)
        .filter(Objects::nonNull).map(ScaleResult::value).filter(Objects::nonNull).toList();
    if (numbers.size() < 2) {
      return Trend.UNKNOWN;
    }
    int change = numbers.get(numbers.size() - 1).compareTo(numbers.get(0));
    if (change == 0) {
      return Trend.SAME;
    }
    return change > 0 == higherIsWorse ? Trend.WORSE : Trend.BETTER;
  }
}
