package org.belraihub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanDefinition;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** The running hub has every route of the folder, and every step of it. */
class RouteStepsIT {

  private final TestHub hub = TestHub.shared();

  @Test
  void everyRouteOfTheFolderRunsAndEveryStepIsAMethodOfABean() throws Exception {
    var camel = hub.part(CamelContext.class);
    for (String file : RouteFile.names()) {
      for (var route : RouteFile.loaded(file).getRouteDefinitions()) {
        assertThat(camel.getRoute(route.getId())).as(route.getId()).isNotNull();
        assertThat(camel.getRouteController().getRouteStatus(route.getId()).isStarted()).as(route.getId()).isTrue();
        for (var step : route.getOutputs()) {
          if (step instanceof BeanDefinition bean) {
            assertThat(Arrays.stream(hub.part(bean.getRef()).getClass().getMethods())).as("%s.%s", bean.getRef(), bean.getMethod())
                .anyMatch(method -> method.getName().equals(bean.getMethod()));
          }
        }
      }
    }
  }
}
