package org.belraihub.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;

/** Files of {@code routes/} in a Camel context of their own. */
final class RouteFile {

  private static final Path FOLDER = Path.of("routes");

  private RouteFile() {
  }

  /** Every file's name. */
  static List<String> names() throws Exception {
    try (var files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".camel.yaml")).sorted().toList();
    }
  }

  /** Loads one file and starts nothing. */
  static ModelCamelContext loaded(String name) throws Exception {
    var context = new DefaultCamelContext();
    context.getPropertiesComponent().setIgnoreMissingProperty(true);
    PluginHelper.getRoutesLoader(context).loadRoutes(
        PluginHelper.getResourceLoader(context).resolveResource("file:" + FOLDER.resolve(name).toAbsolutePath()));
    return context;
  }

  /** Those routes of a file that run on these beans; a queue at an entrance is replaced by {@code direct:queue}. */
  static CamelContext running(String name, Map<String, ?> beans) throws Exception {
    ModelCamelContext context = loaded(name);
    beans.forEach(context.getRegistry()::bind);
    for (var route : List.copyOf(context.getRouteDefinitions())) {
      if (!beans(route).allMatch(beans::containsKey)) {
        context.removeRouteDefinition(route);
      } else if (!route.getInput().getEndpointUri().startsWith("direct:")) {
        AdviceWith.adviceWith(context, route.getId(), false, advice -> advice.replaceFromWith("direct:queue"));
      }
    }
    context.start();
    return context;
  }

  /** The beans on which a route runs. */
  static Stream<String> beans(RouteDefinition route) {
    return route.getOutputs().stream().filter(BeanDefinition.class::isInstance).map(step -> ((BeanDefinition) step).getRef());
  }
}
