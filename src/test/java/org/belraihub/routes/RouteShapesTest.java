package org.belraihub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every route keeps to, whoever adds it. */
class RouteShapesTest {

  private static final int SENTENCE = 40;
  private static final int ONE_SCREEN = 12;

  static Stream<RouteDefinition> routes() throws Exception {
    var routes = new ArrayList<RouteDefinition>();
    for (String file : RouteFile.names()) {
      routes.addAll(RouteFile.loaded(file).getRouteDefinitions());
    }
    return routes.stream();
  }

  @Test
  void everyRouteHasAnIdOfItsOwn() throws Exception {
    List<String> ids = routes().map(RouteDefinition::getId).toList();

    assertThat(ids).hasSizeGreaterThan(9).allMatch(id -> id.matches("[a-z][a-z-]+"));
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteSaysWhatItPromisesAndFitsOneScreen(RouteDefinition route) {
    assertThat(route.getDescription()).hasSizeGreaterThan(SENTENCE);
    assertThat(route.getOutputs()).hasSizeLessThan(ONE_SCREEN);
  }

  /** Nothing is tried again while a caller waits; what comes from a queue is tried again by its row, not by the broker. */
  @ParameterizedTest
  @MethodSource("routes")
  void aRequestRouteHandlesNoErrorAndAQueueRouteTriesNothingAgainByItself(RouteDefinition route) {
    var handler = route.getErrorHandler();
    assertThat(handler).as(route.getId()).isNotNull();
    if (route.getInput().getEndpointUri().startsWith("direct:")) {
      assertThat(route.getInput().getEndpointUri()).isEqualTo("direct:" + route.getId());
      assertThat(handler.getErrorHandlerType()).isInstanceOf(NoErrorHandlerDefinition.class);
    } else {
      assertThat(handler.getErrorHandlerType()).isInstanceOfSatisfying(DeadLetterChannelDefinition.class, channel -> {
        assertThat(channel.getRedeliveryPolicy().getMaximumRedeliveries()).isEqualTo("0");
        assertThat(channel.getDeadLetterUri()).startsWith("log:").contains("showBodyType=false");
      });
    }
  }
}
