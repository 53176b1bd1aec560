package org.belraihub.export;

import java.time.Duration;
import java.util.Set;

import org.belraihub.access.CallerGate;
import org.belraihub.access.FactDesk;
import org.belraihub.assessment.ClientFiles;
import org.belraihub.assessment.ClientVisibility;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.task.ClientList;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts exports together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportBeans.ExportProperties.class)
class ExportBeans {

  /** {@code hub.exports}; the meaning of each setting is in config/application.yaml. */
  @ConfigurationProperties("hub.exports")
  record ExportProperties(Set<String> directSoftware, Duration tryAgain, Duration giveUpAfter) {
  }

  @Bean
  ExportStore exportStore(JdbcClient jdbc, FieldCipher cipher) {
    return new ExportStore(jdbc, cipher);
  }

  @Bean
  Exports exports(ExportStore store, ExportProperties properties, RequestDesk requests, AuditTrail audit, BusinessClock business,
                  SystemClock clock) {
    return new Exports(store, properties.directSoftware(), requests, audit, business, clock, properties.giveUpAfter());
  }

  @Bean
  ExportClients exportClients(ClientList clients, ClientFiles files, ClientVisibility visibility, PersonRegister persons, FactDesk facts,
                              AuditTrail audit, BusinessClock business) {
    return new ExportClients(clients, files, visibility, persons, facts, audit, business);
  }

  @Bean
  ExportWork exportWork(ExportStore store, ExportClients clients, CallerGate gate, OrganisationDirectory organisations,
                        DeliveryAnnouncer announcer, AuditTrail audit, TransactionTemplate transaction, BusinessClock business,
                        SystemClock clock, ExportProperties properties) {
    return new ExportWork(store, clients, gate, organisations, announcer, audit, transaction, business, clock, properties.tryAgain());
  }
}
