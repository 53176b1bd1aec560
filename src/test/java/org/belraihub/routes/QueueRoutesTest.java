package org.belraihub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.belraihub.assessment.PendingResults;
import org.belraihub.delivery.Deliveries;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Routes behind a queue: an id is worked on once; one that fails is logged and left to the sweep, and the queue goes on. */
class QueueRoutesTest {

  private final Deliveries deliveries = mock(Deliveries.class);
  private final PendingResults pending = mock(PendingResults.class);

  @ParameterizedTest
  @CsvSource({"federal-out.camel.yaml, federal-out", "indication.camel.yaml, indication-out", "scoring.camel.yaml, scoring"})
  void anIdIsWorkedOnAndAFailureIsADeadLetterWithoutASecondTry(String file, String route) throws Exception {
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    var log = (Logger) LoggerFactory.getLogger("org.belraihub.routes." + route);
    log.addAppender(lines);
    doThrow(new IllegalStateException("a defect")).when(deliveries).work(13L);
    doThrow(new IllegalStateException("a defect")).when(pending).compute(13L);
    try (CamelContext context = RouteFile.running(file, Map.of("deliveries", deliveries, "pendingResults", pending))) {
      Exchange good = send(context, "12");
      Exchange bad = send(context, "13");
      Exchange rubbish = send(context, "no number");
      Exchange after = send(context, "14");

      assertThat(good.isFailed()).isFalse();
      assertThat(bad.isFailed()).as("taken from the queue all the same").isFalse();
      assertThat(rubbish.isFailed()).isFalse();
      assertThat(after.isFailed()).isFalse();
    } finally {
      log.detachAppender(lines);
    }

    if (route.equals("scoring")) {
      verify(pending, times(3)).compute(anyLong());
    } else {
      verify(deliveries, times(3)).work(anyLong());
    }
    assertThat(lines.list).as("one line per dead letter").hasSize(2).extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains("13"));
  }

  private static Exchange send(CamelContext context, String id) {
    return context.createProducerTemplate().send("direct:queue", exchange -> exchange.getMessage().setBody(id));
  }
}
