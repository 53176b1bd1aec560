package org.belraihub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, with a probe in the place of each bean: what a failure in each step does, whoever added the route. */
class EveryRouteTest {

  /** A route and the step that fails in it. */
  record Failing(String file, String route, boolean callerWaits, int step) {
  }

  static Stream<Failing> failures() throws Exception {
    var all = new ArrayList<Failing>();
    for (String file : RouteFile.names()) {
      for (var route : RouteFile.loaded(file).getRouteDefinitions()) {
        boolean callerWaits = route.getInput().getEndpointUri().startsWith("direct:");
        IntStream.range(0, (int) RouteFile.beans(route).count()).forEach(step ->
            all.add(new Failing(file, route.getId(), callerWaits, step)));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureInAStepEndsTheExchangeThereAfterOneTry(Failing failing) throws Exception {
    var defect = new IllegalStateException("a defect");
    var calls = new ArrayList<Integer>();
    try (ModelCamelContext context = RouteFile.loaded(failing.file())) {
      for (var route : List.copyOf(context.getRouteDefinitions())) {
        if (!route.getId().equals(failing.route())) {
          context.removeRouteDefinition(route);
        }
      }
      probe(context.getRouteDefinition(failing.route()), failing.step(), defect, calls);
      context.start();

      Exchange first = context.createProducerTemplate().request("direct:entrance", exchange -> exchange.getMessage().setBody("12"));
      Exchange second = context.createProducerTemplate().request("direct:entrance", exchange -> exchange.getMessage().setBody("13"));

      List<Integer> once = IntStream.rangeClosed(0, failing.step()).boxed().toList();
      assertThat(calls).as("each exchange once, up to the failure").containsExactlyElementsOf(
          Stream.concat(once.stream(), once.stream()).toList());
      if (failing.callerWaits()) {
        assertThat(first.getException()).as("as it is, for the caller").isSameAs(defect);
        assertThat(second.getException()).isSameAs(defect);
      } else {
        assertThat(first.isFailed()).as("a dead letter; the queue goes on").isFalse();
        assertThat(second.isFailed()).isFalse();
      }
    }
  }

  private static void probe(RouteDefinition route, int failing, RuntimeException defect, List<Integer> calls) {
    route.setInput(null);
    route.setInput(new FromDefinition("direct:entrance"));
    List<ProcessorDefinition<?>> steps = route.getOutputs();
    int bean = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof BeanDefinition) {
        int number = bean++;
        var probe = new ProcessDefinition(exchange -> {
          calls.add(number);
          if (number == failing) {
            throw defect;
          }
        });
        probe.setParent(route);
        steps.set(i, probe);
      }
    }
  }
}
