package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.Language;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.scoring.QualityIndicators.Indicator;
import org.belraihub.scoring.QualityIndicators.ResidentAssessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results in words, over time and over groups (R5.04, R5.09, R5.12, R9.13, R9.17, R9.21). */
class ResultsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

  @Test
  void theOracleGivesMildlyImpairedAndSaysItPlainly() {
    var result = cps(Map.of("C1", "2", "C2a", "1", "D1", "1", "G2j", "0"));

    var wording = new ResultWording(ShippedDefinitions.ENGINE, ShippedDefinitions.WORDINGS);

    assertThat(result.text()).isEqualTo("2");
    assertThat(wording.word(result, Language.NL).orElseThrow().meaning()).isEqualTo("licht verstoord");
    assertThat(wording.word(result, Language.NL).orElseThrow().plainName()).isEqualTo("Denken en onthouden");
    assertThat(wording.word(result, Language.EN).orElseThrow().plainMeaning()).isEqualTo("You have little trouble thinking or remembering.");
    assertThat(wording.word(result, Language.FR).orElseThrow().caution()).as("a certain rule").isNull();
    assertThat(wording.placing(result).orElseThrow().severity()).isEqualTo(Interpretation.Severity.LOW);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyBandIsWordedInEveryLanguage(Language language) {
    for (var scale : ShippedDefinitions.ENGINE.scales()) {
      assertThat(scale.head().label().in(language)).isNotBlank();
      assertThat(scale.interpretations()).allSatisfy(band -> {
        assertThat(band.label().in(language)).isNotBlank();
        assertThat(band.plain().in(language)).isNotBlank();
      });
    }
  }

  @Test
  void triggerItemsShowAnswersGivenAndNothingElse() {
    var homeCare = ShippedDefinitions.current("HC");
    var answers = CompleteAnswers.of(homeCare, 3);
    var result = ShippedDefinitions.ENGINE.score(homeCare, answers, new ScoringContext(DAY, null, DAY)).stream()
        .filter(r -> r.scale().equals("CAP_COGNITIVE_LOSS")).findFirst().orElseThrow();

    var items = new ResultWording(ShippedDefinitions.ENGINE, ShippedDefinitions.WORDINGS).items(List.of(result, result), homeCare);

    assertThat(items).hasSize(18).allSatisfy(used -> {
      assertThat(used.answer()).isEqualTo(answers.get(used.code()));
      assertThat(java.util.Objects.requireNonNull(used.answerLabel()).in(Language.DE)).isNotBlank();
    });
  }

  @Test
  void whatIsNotComputableOrNotConfirmedIsSaidInBothWordings() {
    var wording = new ResultWording(ShippedDefinitions.ENGINE, ShippedDefinitions.WORDINGS);
    var missing = wording.word(cps(Map.of("C1", "2")), Language.DE).orElseThrow();

    assertThat(missing.meaning()).isEqualTo("nicht berechenbar: es fehlen Antworten");
    assertThat(missing.plainMeaning()).startsWith("Dies konnte nicht berechnet werden");
    var ltcf = ShippedDefinitions.current("LTCF");
    var results = ShippedDefinitions.ENGINE.score(ltcf, CompleteAnswers.of(ltcf, 4), new ScoringContext(DAY, null, DAY));
    assertThat(results).anyMatch(result -> result.status() == ScaleStatus.PROVISIONAL).allSatisfy(result ->
        assertThat(wording.word(result, Language.NL).orElseThrow().caution() == null).as(result.scale())
            .isEqualTo(result.status() == ScaleStatus.ACTIVE && result.confidence() == Confidence.CERTAIN));
  }

  @Test
  void aResultOfAVersionThatIsNoLongerHereStaysInCodes() {
    var old = new ScaleResult("CPS", 99, BigDecimal.ONE, null, List.of(), Map.of(), "BORDERLINE", null, Confidence.CERTAIN, ScaleStatus.ACTIVE);

    assertThat(new ResultWording(ShippedDefinitions.ENGINE, ShippedDefinitions.WORDINGS).word(old, Language.NL)).isEmpty();
  }

  @Test
  void evolutionTakesTwoToFiveAssessments() {
    var moment = new Evolution.Moment(DAY, List.of());

    assertThat(Evolution.of(List.of(moment), ShippedDefinitions.ENGINE)).isEmpty();
    assertThat(Evolution.of(List.of(moment, moment), ShippedDefinitions.ENGINE)).isPresent();
    assertThat(Evolution.of(java.util.Collections.nCopies(5, moment), ShippedDefinitions.ENGINE)).isPresent();
    assertThat(Evolution.of(java.util.Collections.nCopies(6, moment), ShippedDefinitions.ENGINE)).isEmpty();
  }

  @Test
  void evolutionLeavesOutVersionsThatCannotBeCompared() {
    var better = cps(Map.of("C1", "1", "C2a", "0", "D1", "0", "G2j", "0"));
    var worse = cps(Map.of("C1", "3", "C2a", "1", "D1", "3", "G2j", "0"));
    var old = new ScaleResult("CPS", 0, BigDecimal.ONE, null, List.of(), Map.of(), null, null, Confidence.CERTAIN, ScaleStatus.ACTIVE);

    var row = Evolution.of(List.of(new Evolution.Moment(DAY.plusDays(90), List.of(worse)), new Evolution.Moment(DAY, List.of(better)),
        new Evolution.Moment(DAY.minusDays(90), List.of(old))), ShippedDefinitions.ENGINE).orElseThrow().rows().get(0);

    assertThat(row.outcomes()).extracting(Evolution.Outcome::comparison).containsExactly(Evolution.Comparison.OTHER_VERSION,
        Evolution.Comparison.COMPARED, Evolution.Comparison.COMPARED);
    assertThat(row.newest()).isEqualTo(worse);
    assertThat(row.trend()).isEqualTo(Evolution.Trend.WORSE);
  }

  @Test
  void nineteenResidentsGiveNoIndicatorAndTwentyDo() {
    var nineteen = fallsOf(residents(19));
    var twenty = fallsOf(residents(20));

    assertThat(nineteen.available()).isFalse();
    assertThat(nineteen.crude()).isNull();
    assertThat(nineteen.numerator()).isNull();
    assertThat(twenty.available()).isTrue();
    assertThat(twenty.numerator()).isEqualTo(5);
    assertThat(twenty.crude()).isEqualByComparingTo("25.0");
  }

  @Test
  void onlyTheLatestAssessmentOfAResidentInThePeriodCounts() {
    var assessments = residents(20);
    assessments.add(assessment("r0", DAY.plusDays(10), "3"));
    assessments.add(assessment("r0", DAY.plusYears(1), "0"));
    assessments.add(assessment("r1", DAY.minusYears(1), "3"));

    var falls = fallsOf(assessments);

    assertThat(falls.residents()).isEqualTo(20);
    assertThat(falls.numerator()).isEqualTo(5);
  }

  @Test
  void comatoseResidentsAreExcludedFromBehaviour() {
    var assessments = residents(20);
    var ltcf = ShippedDefinitions.current("LTCF");
    var coma = CompleteAnswers.of(ltcf, 5).without(ltcf.skipRules().get(0).items()).with(Map.of("C1", "5"));
    assessments.add(new ResidentAssessment("coma", ltcf, coma, new ScoringContext(DAY, null, DAY)));

    var behaviour = indicator(assessments, "QI_BEH01");

    assertThat(behaviour.excluded()).isEqualTo(1);
    assertThat(behaviour.denominator()).isEqualTo(20);
    assertThat(indicator(assessments, "QI_DEP01").notComputable()).isEqualTo(1);
  }

  @Test
  void groupStatisticsSpreadTheOutcomes() {
    var tally = new GroupStatistics.Tally();
    tally.add(List.of(cps(Map.of("C1", "0", "C2a", "0", "D1", "0"))));
    tally.add(List.of(cps(Map.of("C1", "5"))));
    tally.add(List.of(cps(Map.of())));

    var statistics = tally.statistics().get(0);

    assertThat(tally.assessments()).isEqualTo(3);
    assertThat(statistics.scale()).isEqualTo("CPS");

    assertThat(statistics.distribution()).isEqualTo(Map.of("0", 1, "6", 1));
    assertThat(statistics.notComputable()).isEqualTo(1);
    assertThat(statistics.mean()).isEqualByComparingTo("3.00");
  }

  @Test
  void unconfirmedDefinitionsBehindABilledResultAreNamed() {
    assertThat(ShippedDefinitions.ENGINE.unconfirmed(ShippedDefinitions.current("SCREENER"), "SCREENER_ZZZ"))
        .containsExactlyInAnyOrder("BELRAI_SCREENER@1.0", "SCREENER_IADL@1", "SCREENER_ADL@1", "SCREENER_PSYCHOLOGICAL@1", "SCREENER_BEHAVIOUR@1");
  }

  private static ScaleResult cps(Map<String, String> answers) {
    return ShippedDefinitions.ENGINE.evaluate("CPS", ShippedDefinitions.current("HC"), Answers.of(answers), new ScoringContext(DAY, null, DAY))
        .orElseThrow();
  }

  private static List<ResidentAssessment> residents(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> assessment("r" + i, DAY, i < 5 ? "2" : "0")).toList());
  }

  private static ResidentAssessment assessment(String resident, LocalDate referenceDate, String falls) {
    var ltcf = ShippedDefinitions.current("LTCF");
    return new ResidentAssessment(resident, ltcf, CompleteAnswers.of(ltcf, resident.hashCode()).with(Map.of("J1", falls)),
        new ScoringContext(referenceDate, null, referenceDate));
  }

  private static Indicator fallsOf(List<ResidentAssessment> assessments) {
    return indicator(assessments, "QI_FAL01");
  }

  private static Indicator indicator(List<ResidentAssessment> assessments, String name) {
    return new QualityIndicators(ShippedDefinitions.ENGINE).of(assessments, DAY.minusMonths(1), DAY.plusMonths(1)).stream()
        .filter(indicator -> indicator.indicator().equals(name)).findFirst().orElseThrow();
  }
}
