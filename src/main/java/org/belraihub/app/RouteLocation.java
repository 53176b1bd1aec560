package org.belraihub.app;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Tells Camel the one place of the routes: the folder of {@code hub.routes}, else {@code routes} in the working directory, else the jar. */
public class RouteLocation implements EnvironmentPostProcessor {

  private static final String PATTERN = "camel.main.routes-include-pattern";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    var folder = new ConfigFolder("routes", environment.getProperty("hub.routes", ""));
    environment.getPropertySources().addLast(new MapPropertySource("route location",
        Map.of(PATTERN, folder.location("") + "/*.camel.yaml")));
  }
}
