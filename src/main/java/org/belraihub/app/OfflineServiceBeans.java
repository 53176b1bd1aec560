package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import org.apache.cxf.endpoint.Server;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.offline.OfflineKeys;
import org.belraihub.soap.AttachmentRules;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.offline.wire.OfflineEndpoint;
import org.belraihub.store.HomeDirectory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The service for what was filled in without a network. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfflineServiceBeans.OfflineProperties.class)
class OfflineServiceBeans {

  /** Settings under {@code hub.offline}; the meaning of each is in config/application.yaml. */
  @ConfigurationProperties("hub.offline")
  record OfflineProperties(DataSize largestFile, String formerKey, String formerKeyPassword) {
  }

  @Bean
  OfflineKeys offlineKeys(Partners partners, OfflineProperties properties) {
    var keys = new ArrayList<KeyMaterial>();
    keys.add(partners.key());
    if (!properties.formerKey().isEmpty()) {
      keys.add(KeyMaterial.load(Path.of(properties.formerKey()), properties.formerKeyPassword().toCharArray()));
    }
    return new OfflineKeys(keys);
  }

  @Bean(destroyMethod = "destroy")
  Server offlineService(CareServices services, RequestEdge edge, HomeDirectory home, OfflineProperties properties) throws IOException {
    Path directory = Files.createDirectories(home.resolve("offline-spool"));
    return services.publish("/offline/v1", OfflineEndpoint.contract(), OfflineEndpoint.SCHEMA, new OfflineEndpoint(edge),
        new AttachmentRules(directory, properties.largestFile().toBytes()));
  }
}
