package org.belraihub.access;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.time.BusinessClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the access decision together. */
@Configuration(proxyBeanMethods = false)
class AccessBeans {

  @Bean
  CallerDesk callerDesk(CallerSource source, BusinessClock clock) {
    return new CallerDesk(source, clock);
  }

  @Bean
  CallerGate callerGate(OrganisationDirectory organisations, ProviderRegister providers, CallerDesk desk, BusinessClock clock,
                        @Value("${hub.access.caller-budget}") Duration patience) {
    return new CallerGate(organisations, providers, desk, clock, patience);
  }

  /** Threads that ask sources for notices; more questions than they can take count as not answered. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService questionThreads(@Value("${hub.access.question-threads}") int threads) {
    var pool = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(threads * 4), work -> {
      var thread = new Thread(work, "ask-source");
      thread.setDaemon(true);
      return thread;
    });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Bean
  FactDesk factDesk(ConsentSource consents, TherapeuticLinkSource links, CareRelationSource relations, CallerDesk callers, BusinessClock clock,
                    ExecutorService questionThreads, @Value("${hub.access.notice-budget}") Duration budget) {
    return new FactDesk(consents, links, relations, callers, clock, questionThreads, budget);
  }
}
