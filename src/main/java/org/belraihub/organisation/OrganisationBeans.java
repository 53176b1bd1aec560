package org.belraihub.organisation;

import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.time.SystemClock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts organisations and providers together. */
@Configuration(proxyBeanMethods = false)
class OrganisationBeans {

  /** Full before the first call can come: an empty directory would refuse everybody. */
  @Bean(initMethod = "refresh")
  StoredOrganisations organisations(JdbcClient jdbc, FieldCipher cipher, SystemClock clock) {
    return new StoredOrganisations(jdbc, cipher, clock);
  }

  @Bean
  OrganisationImport organisationImport(StoredOrganisations organisations, AuditTrail audit, TransactionTemplate transaction) {
    return new OrganisationImport(organisations, audit, transaction);
  }

  @Bean
  ProviderRegister providerRegister(JdbcClient jdbc, FieldCipher cipher, KeyedHash hashes,
                                    @Qualifier("ownTransaction") TransactionTemplate ownTransaction) {
    return new ProviderRegister(jdbc, cipher, hashes, ownTransaction);
  }
}
