package org.belraihub.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;

import org.jspecify.annotations.Nullable;

/**
 * Quality indicators of a facility over a period (R9.13): the latest complete assessment of each resident counts, and below twenty
 * residents nothing is given. Values are crude; adjusting for case mix needs national models.
 */
public final class QualityIndicators {

  /** Residents that have to be assessed before a figure is given. */
  public static final int THRESHOLD = 20;

  private final ScoringEngine engine;

  /** Over the indicators of an engine. */
  public QualityIndicators(ScoringEngine engine) {
    this.engine = engine;
  }

  /**
   * One closed assessment of a resident.
   *
   * @param resident   whatever tells residents apart; never shown
   * @param definition instrument version
   * @param answers    as closed
   * @param context    with the reference date of the assessment
   */
  public record ResidentAssessment(String resident, InstrumentDefinition definition, Answers answers, ScoringContext context) {
  }

  /**
   * One indicator of one facility and period.
   *
   * @param indicator     scale name, for example {@code QI_FAL01}
   * @param version       version of its definition
   * @param residents     residents with a complete assessment in the period
   * @param excluded      residents the indicator does not speak about
   * @param notComputable residents whose answers do not tell
   * @param denominator   residents it speaks about
   * @param numerator     residents with the event; null below the threshold
   * @param crude         percentage with one decimal, half up; null below the threshold or without denominator
   * @param available     whether enough residents were assessed
   */
  public record Indicator(String indicator, int version, int residents, int excluded, int notComputable, int denominator,
      @Nullable Integer numerator, @Nullable BigDecimal crude, boolean available) {
  }

  /** All indicators over assessments of one facility whose reference date lies in the period, both ends included. */
  public List<Indicator> of(Collection<ResidentAssessment> assessments, LocalDate from, LocalDate to) {
    var latest = new LinkedHashMap<String, ResidentAssessment>();
    assessments.stream()
        .filter(assessment -> !assessment.context().referenceDate().isBefore(from) && !assessment.context().referenceDate().isAfter(to))
        .filter(assessment -> AnswerValidator.validate(assessment.definition(), assessment.answers()).complete())
        .sorted(Comparator.comparing((ResidentAssessment assessment) -> assessment.context().referenceDate()))
        .forEach(assessment -> latest.put(assessment.resident(), assessment));
    Map<String, Count> counts = new LinkedHashMap<>();
    for (var assessment : latest.values()) {
      for (var result : engine.indicators(assessment.definition(), assessment.answers(), assessment.context())) {
        counts.computeIfAbsent(result.scale(), scale -> new Count(result.scaleVersion())).add(result);
      }
    }
    return counts.entrySet().stream().map(entry -> entry.getValue().toIndicator(entry.getKey(), latest.size())).toList();
  }

  /** Counts of one indicator. */
  private static final class Count {

    private final int version;
    private int numerator;
    private int denominator;
    private int excluded;
    private int notComputable;

    Count(int version) {
      this.version = version;
    }

    void add(ScaleResult result) {
      var value = result.value();
      if (value == null) {
        notComputable++;
      } else if (value.signum() < 0) {
        excluded++;
      } else {
        denominator++;
        numerator += value.signum();
      }
    }

    Indicator toIndicator(String name, int residents) {
      boolean available = residents >= THRESHOLD;
      @Nullable BigDecimal crude = available && denominator > 0
          ? BigDecimal.valueOf(100L * numerator).divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP) : null;
      return new Indicator(name, version, residents, excluded, notComputable, denominator, available ? numerator : null, crude, available);
    }
  }
}
