package org.belraihub.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.instrument.AnswerProblem.Kind;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.Test;

/** One report with all problems (R3.10, R4.23, R12.02). */
class AnswerValidatorTest {

  private static final InstrumentDefinition SCREENER = ShippedDefinitions.current("BELRAI_SCREENER");
  private static final InstrumentDefinition LTCF = ShippedDefinitions.current("BELRAI_LTCF");
  private static final Answers COMPLETE = CompleteAnswers.of(LTCF, 11);

  @Test
  void allProblemsComeAtOnceEachWithItsItem() {
    var answers = COMPLETE.without(Set.of("D2")).with(Map.of("ZZ9", "1", "D1", "7", "K1a", "tall", "K1b", "9000", "C2a", ""));

    var report = AnswerValidator.validate(LTCF, answers);

    assertThat(report.problems()).extracting(AnswerProblem::item, AnswerProblem::kind).containsExactlyInAnyOrder(
        org.assertj.core.groups.Tuple.tuple("ZZ9", Kind.UNKNOWN_ITEM),
        org.assertj.core.groups.Tuple.tuple("D1", Kind.WRONG_CODE),
        org.assertj.core.groups.Tuple.tuple("D2", Kind.MISSING),
        org.assertj.core.groups.Tuple.tuple("C2a", Kind.WRONG_CODE),
        org.assertj.core.groups.Tuple.tuple("K1a", Kind.NOT_A_NUMBER),
        org.assertj.core.groups.Tuple.tuple("K1b", Kind.OUT_OF_RANGE));
    assertThat(report.complete()).isFalse();
    assertThat(report.missingItems()).containsExactly("D2");
  }

  @Test
  void aProblemNeverRepeatsTheValueGiven() {
    var report = AnswerValidator.validate(LTCF, COMPLETE.with(Map.of("D1", "secret", "K1a", "secret", "secretItem", "secret")));

    assertThat(report.problems()).hasSize(3).noneMatch(problem -> problem.detail().contains("secret"));
  }

  @Test
  void aGateAnsweredNoMakesTheModuleCompleteWithoutItems() {
    var report = AnswerValidator.validate(SCREENER, Answers.of(Map.of("1.0", "0")));

    assertThat(report.modules().get(0)).isEqualTo(new ModuleCompleteness("1", 1, 1, true));
    assertThat(report.missingItems()).containsExactly("2.0", "3.0", "4.0", "5.0");
  }

  @Test
  void itemsBehindAClosedGateAreNotAsked() {
    var report = AnswerValidator.validate(SCREENER, Answers.of(Map.of("1.0", "0", "1.1A", "3")));

    assertThat(report.problems()).contains(new AnswerProblem(Kind.NOT_ASKED, "1.1A", "1", "not asked with these answers"));
  }

  @Test
  void eatingIsAskedWithCognitionOnlyWhenTheAdlModuleIsClosed() {
    var cognition = Map.of("3.0", "1", "3.1", "0", "3.2", "0", "3.3", "0");

    var closed = AnswerValidator.validate(SCREENER, Answers.of(cognition).with(Map.of("2.0", "0")));
    var open = AnswerValidator.validate(SCREENER, Answers.of(cognition).with(Map.of("2.0", "1", "3.4", "0")));

    assertThat(closed.missingItems()).contains("3.4");
    assertThat(open.problems()).contains(new AnswerProblem(Kind.NOT_ASKED, "3.4", "3", "not asked with these answers"));
  }

  /** R12.02. */
  @Test
  void anOptionDecidesWhichModulesAreRequired() {
    var definition = InstrumentRegistry.of(List.of(new DefinitionFile("modular.yaml", """
        instrument: MODULAR
        version: "1"
        status: ACTIVE
        kind: COMPREHENSIVE
        setting: residential
        startable: true
        teamwork: INDIVIDUAL
        label: {nl: a, fr: a, de: a, en: a}
        codeLists:
          OPTION: {"short": {nl: kort, fr: court, de: kurz, en: short}, "full": {nl: volledig, fr: complet, de: voll, en: full}}
        modules:
          - code: BASE
            label: {nl: a, fr: a, de: a, en: a}
            items:
              - {code: option, list: OPTION, label: {nl: a, fr: a, de: a, en: a}}
          - code: EXTRA
            label: {nl: a, fr: a, de: a, en: a}
            items:
              - {code: e1, list: OPTION, askedWhen: {item: option, is: [full]}, label: {nl: a, fr: a, de: a, en: a}}
        """.getBytes(StandardCharsets.UTF_8)))).current("MODULAR").orElseThrow();

    var shortOption = AnswerValidator.validate(definition, Answers.of(Map.of("option", "short")));
    var fullOption = AnswerValidator.validate(definition, Answers.of(Map.of("option", "full")));

    assertThat(shortOption.complete()).isTrue();
    assertThat(shortOption.modules().get(1)).isEqualTo(new ModuleCompleteness("EXTRA", 0, 0, true));
    assertThat(fullOption.modules().get(1)).isEqualTo(new ModuleCompleteness("EXTRA", 1, 0, false));
    assertThat(fullOption.missingItems()).containsExactly("e1");
  }

  @Test
  void comaSkipsCognitionCommunicationAndMood() {
    var skipped = LTCF.skipRules().get(0).items();

    var coma = AnswerValidator.validate(LTCF, COMPLETE.without(skipped).with(Map.of("C1", "5")));
    var withMood = AnswerValidator.validate(LTCF, COMPLETE.without(skipped).with(Map.of("C1", "5", "E1a", "0")));

    assertThat(skipped).contains("C2a", "D1", "E1a").doesNotContain("C1", "G1a");
    assertThat(coma.complete()).isTrue();
    assertThat(withMood.problems()).containsExactly(new AnswerProblem(Kind.NOT_ASKED, "E1a", "E", "not asked with these answers"));
  }

  @Test
  void contradictingAnswersWarnWithoutStoppingASubmission() {
    var report = AnswerValidator.validate(LTCF, COMPLETE.with(Map.of("J6a", "0", "J6b", "4")));

    assertThat(report.problems()).containsExactly(new AnswerProblem(Kind.WARNING, "J6b", "J", "PAIN-1"));
    assertThat(report.complete()).isTrue();
  }

  @Test
  void aDraftMayLackAnswersButNotHoldWrongOnes() {
    assertThat(AnswerValidator.validate(LTCF, Answers.of(Map.of("D1", "0"))).savable()).isTrue();
    assertThat(AnswerValidator.validate(LTCF, Answers.of(Map.of("D1", "9"))).savable()).isFalse();
  }

  @Test
  void answersOfReceivedInstrumentsAreNotChecked() {
    var report = AnswerValidator.validate(ShippedDefinitions.current("AC"), Answers.of(Map.of("X1", "1")));

    assertThat(report.complete()).isTrue();
  }
}
