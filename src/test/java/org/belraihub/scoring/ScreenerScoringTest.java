package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.junit.jupiter.api.Test;

/** Module scores, total and the dated right to the care budget (R3.07, R3.10, R5.10). */
class ScreenerScoringTest {

  private static final LocalDate DAY = LocalDate.of(2025, 8, 31);
  private static final ScoringContext TODAY = new ScoringContext(DAY, LocalDate.of(1961, 12, 31), DAY);
  private static final Answers ALL_NO = Answers.of(Map.of("1.0", "0", "2.0", "0", "3.0", "0", "4.0", "0", "5.0", "0"));

  @Test
  void everyGateAnsweredNoGivesZeroEverywhere() {
    var definition = ShippedDefinitions.current("BELRAI_SCREENER");

    var results = byName(ALL_NO, TODAY);

    assertThat(AnswerValidator.validate(definition, ALL_NO).complete()).isTrue();
    assertThat(List.of("SCREENER_IADL", "SCREENER_ADL", "SCREENER_COGNITION", "SCREENER_PSYCHOLOGICAL", "SCREENER_BEHAVIOUR", "SCREENER_TOTAL",
        "SCREENER_IADL_ADL", "SCREENER_ZZZ")).allSatisfy(scale -> assertThat(results.get(scale).text()).isEqualTo("0"));
  }

  @Test
  void aCompleteScreenerHasAllItsResults() {
    var definition = ShippedDefinitions.current("BELRAI_SCREENER");

    var answers = CompleteAnswers.of(definition, 7);

    assertThat(AnswerValidator.validate(definition, answers).problems()).isEmpty();
    assertThat(byName(answers, TODAY).values()).allMatch(ScaleResult::computable);
  }

  @Test
  void eatingOutsideTheAdlModuleCountsForCognition() {
    var answers = ALL_NO.with(Map.of("3.0", "1", "3.1", "4", "3.2", "0", "3.3", "0", "3.4", "6"));

    var results = byName(answers, TODAY);

    assertThat(results.get("SCREENER_COGNITION").text()).isEqualTo("6");
    assertThat(results.get("SCREENER_TOTAL").text()).isEqualTo("6");
  }

  @Test
  void theLimitChangedBackwardsOnlyForDecisionsTakenAfterTheChange() {
    var halfPoint = Answers.of(Map.of("iadl", "3", "adl", "2.5", "cognition", "0", "psychological", "0", "behaviour", "0"));
    var reference = LocalDate.of(2021, 9, 1);

    var before = zzz(halfPoint, new ScoringContext(reference, null, LocalDate.of(2022, 5, 12)));
    var after = zzz(halfPoint, new ScoringContext(reference, null, LocalDate.of(2022, 5, 13)));
    var tooEarly = zzz(halfPoint, new ScoringContext(LocalDate.of(2021, 5, 31), null, DAY));

    assertThat(before.text()).isEqualTo("0");
    assertThat(before.rule()).isEqualTo("ZZZ@2021-06-01/2021-06-01");
    assertThat(after.text()).isEqualTo("1");
    assertThat(after.rule()).isEqualTo("ZZZ@2021-06-01/2022-05-13");
    assertThat(tooEarly.computable()).isFalse();
    assertThat(tooEarly.missing()).containsExactly("rule ZZZ");
  }

  @Test
  void aTotalThatRestsOnProvisionalTablesSaysSo() {
    assertThat(byName(ALL_NO, TODAY).get("SCREENER_TOTAL").status()).isEqualTo(ScaleStatus.PROVISIONAL);
  }

  private static ScaleResult zzz(Answers answers, ScoringContext context) {
    return ShippedDefinitions.ENGINE.evaluate("SCREENER_ZZZ", ShippedDefinitions.current("SCREENER"), answers, context).orElseThrow();
  }

  private static Map<String, ScaleResult> byName(Answers answers, ScoringContext context) {
    return ShippedDefinitions.ENGINE.score(ShippedDefinitions.current("BELRAI_SCREENER"), answers, context).stream()
        .collect(Collectors.toMap(ScaleResult::scale, result -> result));
  }
}
