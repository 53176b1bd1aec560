package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.Language;
import org.junit.jupiter.api.Test;

/** Words laid over the definitions by file (R3.20, R9.17; official wordings are the operator's to load). */
class WordingsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
  private static final String OFFICIAL = """
      scales:
        CPS:
          label: {nl: officieel, fr: officiel, de: amtlich, en: official}
          bands:
            MILD: {plain: {nl: a, fr: b, de: c, en: d}}
      instruments:
        BELRAI_HC:
          items: {C1: {nl: officiële vraag, fr: b, de: c, en: d}}
          answers: {DECISION: {"2": {nl: officieel antwoord, fr: b, de: c, en: d}}}
      """;

  @Test
  void whateverThePersonReadsIsSaidPlainly_R9_17() {
    for (var scale : ShippedDefinitions.ENGINE.scales()) {
      var kind = scale.head().kind();
      if (scale.status() == ScaleStatus.DISABLED || kind == ScaleKind.CASE_MIX || kind == ScaleKind.INDICATOR) {
        continue;
      }
      assertThat(scale.interpretations()).allSatisfy(band -> assertThat(ShippedDefinitions.WORDINGS.plainMeaning(scale, band).nl())
          .as(scale + " " + band.key()).matches("\\p{Lu}.*\\."));
    }
  }

  @Test
  void noShippedWordsAreForSomethingThatDoesNotExist() {
    assertThat(ShippedDefinitions.WORDINGS.unused(ShippedDefinitions.ENGINE, ShippedDefinitions.REGISTRY.all())).isEmpty();
  }

  @Test
  void anOperatorsWordsStandWhereTheHubsStoodAndChangeNoCode() {
    var words = new ResultWording(ShippedDefinitions.ENGINE, Wordings.of(List.of(file("official.yaml", OFFICIAL))));
    var homeCare = ShippedDefinitions.current("HC");
    var cps = ShippedDefinitions.ENGINE.evaluate("CPS", homeCare, Answers.of(Map.of("C1", "2", "C2a", "1", "D1", "1", "G2j", "0")),
        new ScoringContext(DAY, null, DAY)).orElseThrow();

    var wording = words.word(cps, Language.NL).orElseThrow();

    assertThat(wording.name()).isEqualTo("officieel");
    assertThat(wording.meaning()).as("not given, so the hub's own").isEqualTo("licht verstoord");
    assertThat(wording.plainMeaning()).isEqualTo("a");
    assertThat(words.items(List.of(cps), homeCare)).filteredOn(item -> item.code().equals("C1")).singleElement().satisfies(item -> {
      assertThat(item.label().nl()).isEqualTo("officiële vraag");
      assertThat(Objects.requireNonNull(item.answerLabel()).nl()).isEqualTo("officieel antwoord");
    });
  }

  @Test
  void theLaterFileWinsAndAMisspeltKeyIsToldWithItsPlace() {
    var later = OFFICIAL.replace("officieel,", "later,").replace("MILD", "MILT");
    var wordings = Wordings.of(List.of(file("a.yaml", OFFICIAL), file("b.yaml", later)));

    assertThat(wordings.name(ShippedDefinitions.ENGINE.scale("CPS").orElseThrow()).nl()).isEqualTo("later");
    assertThat(wordings.unused(ShippedDefinitions.ENGINE, ShippedDefinitions.REGISTRY.all())).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("b.yaml");
      assertThat(problem.what()).contains("band CPS MILT");
    });
  }

  @Test
  void aLanguageThatIsMissingOrUnknownStopsTheStart() {
    var refusal = catchThrowableOfType(DefinitionException.class,
        () -> Wordings.of(List.of(file("official.yaml", OFFICIAL.replace("de: amtlich", "es: oficial")))));

    assertThat(refusal.problems()).singleElement().satisfies(problem -> assertThat(problem.what()).contains("'es' is not known here"));
  }

  private static DefinitionFile file(String name, String content) {
    return new DefinitionFile(name, content.getBytes(StandardCharsets.UTF_8));
  }
}
