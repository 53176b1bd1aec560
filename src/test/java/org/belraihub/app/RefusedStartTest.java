package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionProblem;
import org.junit.jupiter.api.Test;

/** What an operator reads when a start is refused. */
class RefusedStartTest {

  private final RefusedStart refused = new RefusedStart();

  @Test
  void aBrokenDefinitionIsToldWithFilePlaceAndRemedyHoweverDeepItIsWrapped() {
    var broken = new DefinitionException(new DefinitionProblem("scales/a.yaml", 18, "unknown operator 'kount'", "use count"));

    var told = Objects.requireNonNull(refused.analyze(new IllegalStateException("bean", new IllegalStateException("factory", broken))));

    assertThat(told.getDescription()).isEqualTo("scales/a.yaml:18: unknown operator 'kount' (use count)");
    assertThat(told.getAction()).contains("hub.definitions");
  }

  @Test
  void refusedSettingsAreToldAndEverythingElseIsLeftToSpring() {
    var settings = new ConfigurationRefusedException(List.of(new ConfigurationRefusedException.Problem("a.b", "missing", "give it")));

    assertThat(Objects.requireNonNull(refused.analyze(settings)).getDescription()).contains("a.b: missing; give it");
    assertThat(refused.analyze(new IllegalStateException("else"))).isNull();
  }
}
