package org.belraihub.app;

import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two clocks. */
@Configuration(proxyBeanMethods = false)
class TimeBeans {

  @Bean
  SystemClock systemClock() {
    return SystemClock.ofMachine();
  }

  @Bean
  BusinessClock businessClock(SystemClock clock) {
    return new BusinessClock(clock);
  }
}
