package org.belraihub.indication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.belraihub.instrument.InstrumentId;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScaleStatus;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ShippedDefinitions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Money follows only what is confirmed, or what the operator has named (R6.01, R6.08). */
class BillableResultsTest {

  private static final InstrumentId SCREENER = ShippedDefinitions.current("SCREENER").id();
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  /** The {@code server} profile as shipped names nothing, so that the shipped Screener, provisional as it is, is not billed. */
  @Test
  void theServerProfileBillsNothingThatIsProvisional() throws IOException {
    Set<String> named = namedIn("server");

    assertThat(named).isEmpty();
    assertThat(shipped(named).areBillable(SCREENER, results())).isFalse();
    assertThat(shipped(namedIn("sandbox")).areBillable(SCREENER, results())).isTrue();
  }

  @Test
  void anInstrumentVersionThatTheOperatorNamesIsBilledAndNoOther() {
    assertThat(shipped(Set.of("BELRAI_SCREENER@1.0")).areBillable(SCREENER, results())).isTrue();
    assertThat(shipped(Set.of("BELRAI_SCREENER@2.0", "BELRAI_HC@9.1")).areBillable(SCREENER, results())).isFalse();
  }

  @Test
  void confirmedScalesOfAProvisionalInstrumentAreNotBilled() {
    var scales = results().stream().map(BillableResultsTest::confirmed).toList();

    assertThat(shipped(Set.of()).areBillable(SCREENER, scales)).isFalse();
    assertThat(new BillableResults(id -> true, Set.of()).areBillable(SCREENER, scales)).isTrue();
  }

  @Test
  void aSingleProvisionalScaleOfAConfirmedInstrumentIsEnoughToHoldIt() {
    for (String provisional : BillableResults.NEEDED) {
      var scales = results().stream().map(result -> result.scale().equals(provisional) ? provisional(result) : confirmed(result)).toList();

      assertThat(new BillableResults(id -> true, Set.of()).areBillable(SCREENER, scales)).as(provisional).isFalse();
    }
  }

  /** A disabled scale has no result; nothing is made up for it, whatever the operator names. */
  @Test
  void withoutTheResultOfAScaleNothingIsBilled() {
    for (String disabled : BillableResults.NEEDED) {
      List<ScaleResult> rest = results().stream().filter(result -> !result.scale().equals(disabled)).toList();

      assertThat(shipped(Set.of("*")).areBillable(SCREENER, rest)).as(disabled).isFalse();
    }
  }

  private static Set<String> namedIn(String profile) throws IOException {
    var environment = new StandardEnvironment();
    for (var document : new YamlPropertySourceLoader().load("application", new FileSystemResource(Path.of("config/application.yaml")))) {
      var of = document.getProperty("spring.config.activate.on-profile");
      if (of == null || of.equals(profile)) {
        environment.getPropertySources().addFirst(document);
      }
    }
    return Binder.get(environment).bind("hub.partners.indication.provisional-allowed", Bindable.setOf(String.class)).orElse(Set.of());
  }

  private static BillableResults shipped(Set<String> named) {
    return new BillableResults(ShippedDefinitions.REGISTRY::isConfirmed, named);
  }

  private static List<ScaleResult> results() {
    var screener = ShippedDefinitions.current("SCREENER");
    return ShippedDefinitions.ENGINE.score(screener, CompleteAnswers.of(screener, 7), new ScoringContext(DAY, null, DAY));
  }

  private static ScaleResult confirmed(ScaleResult result) {
    return withStatus(result, ScaleStatus.ACTIVE);
  }

  private static ScaleResult provisional(ScaleResult result) {
    return withStatus(result, ScaleStatus.PROVISIONAL);
  }

  private static ScaleResult withStatus(ScaleResult result, ScaleStatus status) {
    return new ScaleResult(result.scale(), result.scaleVersion(), result.value(), result.category(), result.missing(), result.inputs(),
        result.interpretationKey(), result.rule(), result.confidence(), status);
  }
}
