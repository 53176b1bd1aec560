package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ItemType;
import org.belraihub.sandbox.care.CompleteAnswers;

/** What holds for every set of answers. */
class ScalePropertiesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final ScoringContext CONTEXT = new ScoringContext(DAY, LocalDate.of(1942, 3, 11), DAY);

  /** Scales that never fall when one of these answers rises to a code that means more need. */
  private static final Map<String, List<String>> MONOTONE = Map.of(
      "ADLH", List.of("G1b", "G1f", "G1h", "G1j"),
      "ADL_SHORT", List.of("G1b", "G1f", "G1h", "G1j"),
      "RUG3_ADL_INDEX", List.of("G1g", "G1h", "G1i", "G1j"),
      "DRS", List.of("E1a", "E1b", "E1c", "E1d", "E1e", "E1f", "E1g"),
      "ABS", List.of("E3b", "E3c", "E3d", "E3f"),
      "COMM", List.of("D1", "D2"),
      "CPS", List.of("C1", "C2a", "D1"),
      "PAIN", List.of("J6a", "J6b"),
      "CHESS", List.of("J3n", "J3t", "J4", "K2a", "K2b", "K6", "J7c"),
      "PURS", List.of("G1i", "G1e", "K2a", "J6a", "J4", "L2"));

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 400, seed = "20261123")
  void everyOutcomeOfCompleteAnswersExistsAndLiesInItsRange(@ForAll("seeds") long seed) {
    for (var code : List.of("BELRAI_SCREENER", "BELRAI_LTCF", "BELRAI_HC")) {
      var definition = ShippedDefinitions.current(code);
      for (var result : score(definition, CompleteAnswers.of(definition, seed))) {
        assertThat(result.computable()).as(result.scale()).isTrue();
        assertInRange(result);
      }
    }
  }

  @Property(tries = 400, seed = "20261123")
  void missingAnswersNeverGiveANumber(@ForAll("seeds") long seed) {
    for (var code : List.of("BELRAI_SCREENER", "BELRAI_LTCF", "BELRAI_HC")) {
      var definition = ShippedDefinitions.current(code);
      var complete = CompleteAnswers.of(definition, seed);
      var items = new ArrayList<>(complete.items());
      var item = items.get(new Random(seed).nextInt(items.size()));

      var before = byName(definition, complete);
      for (var result : score(definition, complete.without(java.util.Set.of(item)))) {
        var known = before.get(result.scale());
        assertThat(result.computable() ? result.text() : known.text()).as(result.scale() + " without " + item).isEqualTo(known.text());
        assertThat(result.computable()).as(result.scale() + " names what is missing").isEqualTo(result.missing().isEmpty());
      }
    }
  }

  @Property(tries = 200, seed = "20261123")
  void withoutAnyAnswersOnlyDatesGiveAResult(@ForAll("seeds") long seed) {
    for (var result : score(ShippedDefinitions.current("BELRAI_LTCF"), Answers.none())) {
      assertThat(result.computable()).as(result.scale()).isEqualTo(result.scale().equals("AGE"));
    }
  }

  @Property(tries = 200, seed = "20261123")
  void theOrderOfAnswersIsIrrelevant(@ForAll("seeds") long seed) {
    var definition = ShippedDefinitions.current("BELRAI_HC");
    var answers = CompleteAnswers.of(definition, seed);
    var entries = new ArrayList<>(answers.asMap().entrySet());
    Collections.shuffle(entries, new Random(seed));
    var shuffled = new LinkedHashMap<String, String>();
    entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));

    var same = Answers.of(shuffled);

    assertThat(same.canonical()).isEqualTo(answers.canonical());
    assertThat(score(definition, same)).isEqualTo(score(definition, answers));
  }

  @Property(tries = 400, seed = "20261123")
  void aMonotoneScaleNeverFallsWhenNeedRises(@ForAll("seeds") long seed) {
    var definition = ShippedDefinitions.current("BELRAI_LTCF");
    var answers = CompleteAnswers.of(definition, seed);
    var before = byName(definition, answers);

    MONOTONE.forEach((scale, items) -> items.forEach(item -> {
      var raised = Integer.parseInt(String.valueOf(answers.get(item))) + 1;
      var higher = String.valueOf(raised == 7 ? 8 : raised);
      boolean allowed = definition.item(item).map(ItemDefinition::codeList).filter(list -> list.has(higher)).isPresent();
      if (allowed && !(item.equals("C1") && higher.equals("5"))) {
        var after = byName(definition, answers.with(Map.of(item, higher)));
        assertThat(after.get(scale).value()).as(scale + " when " + item + " rises to " + higher)
            .isGreaterThanOrEqualTo(before.get(scale).value());
      }
    }));
  }

  @Property(tries = 200, seed = "20261123")
  void valuesThatAreNoCodesCountAsMissingAndNeverFail(@ForAll("seeds") long seed, @ForAll String rubbish) {
    var definition = ShippedDefinitions.current("BELRAI_LTCF");
    var answers = CompleteAnswers.of(definition, seed);
    var coded = definition.items().stream().filter(item -> item.type() == ItemType.CODED).toList();
    var item = coded.get(new Random(seed).nextInt(coded.size())).code();

    score(definition, answers.with(Map.of(item, rubbish))).stream().filter(ScaleResult::computable).filter(result -> result.value() != null)
        .forEach(result -> assertThat(result.value()).isInstanceOf(BigDecimal.class));
  }

  private static void assertInRange(ScaleResult result) {
    var output = ShippedDefinitions.ENGINE.scale(result.scale()).orElseThrow().output();
    if (result.category() != null) {
      assertThat(output.categories()).contains(result.category());
    } else {
      assertThat(result.value().doubleValue()).as(result.scale()).isBetween(output.min(), output.max());
    }
  }

  private static List<ScaleResult> score(InstrumentDefinition definition, Answers answers) {
    return ShippedDefinitions.ENGINE.score(definition, answers, CONTEXT);
  }

  private static Map<String, ScaleResult> byName(InstrumentDefinition definition, Answers answers) {
    var results = new LinkedHashMap<String, ScaleResult>();
    score(definition, answers).forEach(result -> results.put(result.scale(), result));
    return results;
  }
}
