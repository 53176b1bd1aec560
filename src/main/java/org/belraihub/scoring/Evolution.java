package org.belraihub.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param scale   scale name
   * @param results one per moment; null where the assessment has no result of this scale or none that can be compared
   * @param trend   from the first to the last outcome
   */
  public record Row(String scale, List<@Nullable ScaleResult> results, Trend trend) {
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
    var results = new ArrayList<@Nullable ScaleResult>();
    for (var moment : moments) {
      results.add(moment.results().stream().filter(result -> result.scale().equals(scale)).filter(result -> result.scaleVersion() == newest
          || definition.isPresent() && definition.get().head().comparable().contains(result.scaleVersion())).findFirst().orElse(null));
    }
    boolean worse = definition.map(found -> found.head().worse()).orElse(true);
    return new Row(scale, java.util.Collections.unmodifiableList(results), trend(results, worse));
  }

  private static Trend trend(List<@Nullable ScaleResult> results, boolean higherIsWorse) {
    var numbers = new ArrayList<java.math.BigDecimal>();
    for (var result : results) {
      if (result != null && result.value() != null) {
        numbers.add(result.value());
      }
    }
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
