package org.belraihub.warehouse;

import java.nio.file.Path;
import java.util.Optional;

import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.request.RequestDesk;
import org.belraihub.store.HomeDirectory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the coded feed together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WarehouseBeans.CodedFeedProperties.class)
class WarehouseBeans {

  /** {@code hub.coded-feed}; the meaning of each setting is in config/application.yaml. */
  @ConfigurationProperties("hub.coded-feed")
  record CodedFeedProperties(boolean enabled, String file, String value, boolean create) {

    KeyedHash codes(HomeDirectory home) {
      if (!value.isEmpty()) {
        return new KeyedHash(DataKeys.parse(value));
      }
      Path path = file.isEmpty() ? home.resolve("coded-feed-keys") : Path.of(file);
      return new KeyedHash(create ? DataKeys.readOrCreate(path) : DataKeys.read(path));
    }

    @Override
    public String toString() {
      return "CodedFeedProperties " + enabled;
    }
  }

  @Bean
  CodedFeed codedFeed(JdbcClient jdbc, ClosedAssessments closed, InstrumentRegistry registry, RequestDesk requests, AuditTrail audit,
                      CodedFeedProperties properties, HomeDirectory home) {
    Optional<Coder> coder = properties.enabled() ? Optional.of(new Coder(properties.codes(home), registry)) : Optional.empty();
    return new CodedFeed(jdbc, closed, coder, requests, audit);
  }
}
