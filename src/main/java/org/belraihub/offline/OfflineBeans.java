package org.belraihub.offline;

import org.belraihub.access.CallerGate;
import org.belraihub.assessment.HandOn;
import org.belraihub.assessment.OfflineArrivals;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts uploads together. */
@Configuration(proxyBeanMethods = false)
class OfflineBeans {

  @Bean
  OfflineStore offlineStore(JdbcTemplate jdbc, FieldCipher cipher) {
    return new OfflineStore(jdbc, cipher);
  }

  @Bean
  OfflineWork offlineWork(OfflineStore store, OfflineArrivals arrivals, HandOn handOn, CallerGate gate, OrganisationDirectory organisations,
                          DeliveryAnnouncer announcer, TransactionTemplate transaction, SystemClock clock) {
    return new OfflineWork(store, arrivals, handOn, gate, organisations, announcer, transaction, clock);
  }

  @Bean
  OfflineUploads offlineUploads(OfflineKeys keys, OfflineStore store, OfflineWork work, RequestDesk requests, AuditTrail audit,
                                SystemClock clock) {
    return new OfflineUploads(keys.newestFirst(), store, work, requests, audit, clock);
  }
}
