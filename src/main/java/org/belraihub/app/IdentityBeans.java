package org.belraihub.app;

import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.belraihub.audit.AuditTrail;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.identity.FirstSight;
import org.belraihub.identity.NumberSource;
import org.belraihub.identity.NumberWatch;
import org.belraihub.identity.OnePerson;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One person behind several national numbers. */
@Configuration(proxyBeanMethods = false)
class IdentityBeans {

  /** Where the service is not configured, no number is known to have replaced another. */
  @Bean
  NumberSource numberSource(EhealthBridges bridges, Partners partners) {
    boolean there = partners.addresses().containsKey(EhealthService.SSIN_HISTORY.key());
    return new NumberSource() {
      @Override
      public boolean isThere() {
        return there;
      }

      @Override
      public Optional<NumberHistory> numbersOf(Insz number) throws NoAnswerException {
        try {
          return there ? bridges.numbers().related(number) : Optional.empty();
        } catch (CallFailedException e) {
          throw new NoAnswerException(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  @Bean
  OnePerson onePerson(JdbcClient jdbc, PersonRegister persons, AuditTrail audit, TransactionTemplate transaction) {
    return new OnePerson(jdbc, persons, audit, transaction);
  }

  @Bean
  FirstSight firstSight(PersonRegister persons, NumberSource source, OnePerson one) {
    return new FirstSight(persons, source, one);
  }

  @Bean(destroyMethod = "close")
  NumberWatch numberWatch(JdbcClient jdbc, PersonRegister persons, NumberSource source, OnePerson one, SystemClock clock,
                          PartnerProperties properties) {
    PartnerProperties.NumberWatch watch = properties.numberWatch();
    return new NumberWatch(jdbc, persons, source, one, clock,
        new NumberWatch.Pace(watch.callsPerSecond(), watch.sweepEvery(), watch.askAgain()));
  }

  @Bean
  MeterBinder numberWatchMeters(NumberWatch watch) {
    return registry -> Gauge.builder("hub.number.watch.due", watch, NumberWatch::due)
        .description("Persons about whom the history of numbers is still to be asked").register(registry);
  }
}
