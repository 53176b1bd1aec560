package org.belraihub.app;

import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScoringEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Instruments, scales and rules as files. A broken file stops the start with its name, the place and the remedy. */
@Configuration(proxyBeanMethods = false)
class DefinitionBeans {

  @Bean
  ConfigFolder definitions(@Value("${hub.definitions}") String option) {
    return new ConfigFolder("config", option);
  }

  @Bean
  CareDefinitions careDefinitions(ConfigFolder definitions, JdbcTemplate jdbc) {
    var loaded = CareDefinitions.load(definitions);
    new DefinitionMemory(jdbc).check(loaded);
    return loaded;
  }

  @Bean
  InstrumentRegistry instrumentRegistry(CareDefinitions definitions) {
    return definitions.registry();
  }

  @Bean
  ScoringEngine scoringEngine(CareDefinitions definitions) {
    return definitions.engine();
  }

  @Bean
  ResultWording resultWording(CareDefinitions definitions) {
    return new ResultWording(definitions.engine(), definitions.wordings());
  }
}
