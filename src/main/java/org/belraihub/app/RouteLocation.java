package org.belraihub.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel the routes of the one place that has them: the folder of {@code hub.routes}, else {@code routes} in the working directory,
 * else the jar. Each by its name: looking for a pattern Camel would read the whole jar.
 */
public class RouteLocation implements EnvironmentPostProcessor {

  private static final String PATTERN = "camel.main.routes-include-pattern";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    var folder = new ConfigFolder("routes", environment.getProperty("hub.routes", ""));
    try {
      environment.getPropertySources().addLast(new MapPropertySource("route location",
          Map.of(PATTERN, String.join(",", folder.places("*.camel.yaml")))));
    } catch (IOException e) {
      throw new UncheckedIOException("the routes cannot be read", e);
    }
  }
}
