package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Results as they are kept: nothing of them is lost, in the earlier form neither. */
class StoredResultsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

  @Test
  void resultsAreReadAsTheyWereWritten() {
    for (String instrument : List.of("SCREENER", "HC", "LTCF")) {
      assertThat(StoredResults.read(StoredResults.write(results(instrument, Map.of())))).isEqualTo(results(instrument, Map.of()));
      var coma = results(instrument, Map.of("C1", "5", "E1a", "1"));
      assertThat(StoredResults.read(StoredResults.write(coma))).as("with missing items").isEqualTo(coma);
    }
    assertThat(StoredResults.read(StoredResults.write(List.of()))).isEmpty();
  }

  @Test
  void resultsInTheEarlierFormAreReadToo() {
    var results = results("LTCF", Map.of());

    assertThat(StoredResults.read(JsonMapper.shared().writeValueAsString(results))).isEqualTo(results);
    assertThat(StoredResults.read("[]")).isEmpty();
  }

  @Test
  void aSharedAnswerIsKeptOnce() {
    var results = results("LTCF", Map.of());

    assertThat(StoredResults.write(results).length()).isLessThan(JsonMapper.shared().writeValueAsString(results).length() * 6 / 10);
  }

  private static List<ScaleResult> results(String instrument, Map<String, String> instead) {
    var definition = ShippedDefinitions.current(instrument);
    var answers = CompleteAnswers.of(definition, 11);
    return ShippedDefinitions.ENGINE.score(definition, instead.isEmpty() ? answers : answers.without(java.util.Set.of("E1b", "E1c")).with(instead),
        new ScoringContext(DAY, null, DAY));
  }
}
