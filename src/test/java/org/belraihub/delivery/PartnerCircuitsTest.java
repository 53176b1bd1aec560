package org.belraihub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outage opens the partner's circuit; then one delivery tries whether it is back. */
class PartnerCircuitsTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void onePartnerThatCannotBeReachedLeavesTheOthersAlone() {
    var circuits = new PartnerCircuits(LONG, LONG);

    assertThat(circuits.permits("federal")).isTrue();
    circuits.notReached("federal");

    assertThat(circuits.permits("federal")).isFalse();
    assertThat(circuits.permits("fund-380")).isTrue();
    assertThat(circuits.notClosed()).containsExactly("federal");
  }

  @Test
  void anAnswerWhateverItSaysKeepsTheCircuitClosed() {
    var circuits = new PartnerCircuits(LONG, LONG);

    circuits.permits("federal");
    circuits.reached("federal");

    assertThat(circuits.states()).containsEntry("federal", "CLOSED");
  }

  @Test
  void afterThePauseExactlyOneTriesAndItsSuccessCloses() {
    var circuits = new PartnerCircuits(Duration.ofMillis(20), Duration.ofMillis(20));
    circuits.permits("federal");
    circuits.notReached("federal");
    await().until(() -> circuits.halfOpen().contains("federal"));

    assertThat(circuits.permits("federal")).isTrue();
    assertThat(circuits.permits("federal")).isFalse();
    circuits.reached("federal");

    assertThat(circuits.states()).containsEntry("federal", "CLOSED");
  }

  @Test
  void aPermissionGivenBackCanBeTakenAgain() {
    var circuits = new PartnerCircuits(Duration.ofMillis(20), Duration.ofMillis(20));
    circuits.permits("federal");
    circuits.notReached("federal");
    await().until(() -> circuits.halfOpen().contains("federal"));

    circuits.permits("federal");
    circuits.unused("federal");

    assertThat(circuits.permits("federal")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "8, 640", "9, 900", "1000, 900"})
  void thePauseBetweenAttemptsDoublesUpToTheLongest(int attempts, int seconds) {
    var settings = new DeliverySettings(10, Duration.ofSeconds(5), Duration.ofMinutes(15), LONG, LONG, LONG, LONG, LONG, "node");

    assertThat(settings.retryAfter(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
