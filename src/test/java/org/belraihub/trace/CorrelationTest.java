package org.belraihub.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CorrelationTest {

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void anIdEndsWithItsWorkAndTheOneBeforeIsBack() {
    try (var call = Correlation.of("call")) {
      try (var delivery = Correlation.of("delivery-7")) {
        assertThat(MDC.get(Correlation.KEY)).isEqualTo("delivery-7");
      }
      assertThat(MDC.get(Correlation.KEY)).isEqualTo("call");
    }
    assertThat(MDC.get(Correlation.KEY)).isNull();
  }

  @Test
  void aTaskCarriesItsIdToAnotherThreadWhichForgetsItAfterwards() throws Exception {
    var threads = Executors.newSingleThreadExecutor();
    try (var call = Correlation.of("call")) {
      assertThat(threads.submit(Correlation.carried(() -> MDC.get(Correlation.KEY))).get()).isEqualTo("call");
      assertThat(threads.submit(() -> MDC.get(Correlation.KEY)).get()).isNull();
    } finally {
      threads.shutdownNow();
    }
  }
}
