package org.belraihub.app;

import java.io.IOException;

import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.ScoringEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Instruments, scales and rules as files. A broken file stops the start with its name, the place and the remedy. */
@Configuration(proxyBeanMethods = false)
class DefinitionBeans {

  @Bean
  ConfigFolder definitions(@Value("${hub.definitions}") String option) {
    return new ConfigFolder("config", option);
  }

  @Bean
  InstrumentRegistry instrumentRegistry(ConfigFolder definitions) throws IOException {
    return InstrumentRegistry.of(definitions.files("instruments", "*.yaml"));
  }

  @Bean
  ScoringEngine scoringEngine(InstrumentRegistry registry, ConfigFolder definitions) throws IOException {
    return ScoringEngine.of(registry, definitions.files("scales", "*.yaml"), definitions.files("bindings", "*.yaml"),
        definitions.files("rules", "*.yaml"));
  }
}
