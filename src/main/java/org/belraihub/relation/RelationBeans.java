package org.belraihub.relation;

import java.util.List;
import java.util.Set;

import org.belraihub.audit.AuditTrail;
import org.belraihub.organisation.OrganisationType;
import org.belraihub.organisation.Role;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the care relations together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelationBeans.RelationProperties.class)
class RelationBeans {

  /** {@code hub.relations}. */
  @ConfigurationProperties("hub.relations")
  record RelationProperties(List<Row> offered) {

    /** One row of the table; absent types or roles: all. */
    record Row(Set<CareRelationKind> kinds, @Nullable Set<OrganisationType> types, @Nullable Set<Role> roles) {

      RelationSettings.Offer offer() {
        return new RelationSettings.Offer(Set.copyOf(kinds), types == null ? Set.of() : Set.copyOf(types),
            roles == null ? Set.of() : Set.copyOf(roles));
      }
    }
  }

  @Bean
  Relations relations(CareRelationRegister register, RelationProperties properties, PersonRegister persons, RequestDesk requests,
                      AuditTrail audit, BusinessClock clock) {
    var settings = new RelationSettings(properties.offered().stream().map(RelationProperties.Row::offer).toList());
    return new Relations(register, settings, persons, requests, audit, clock);
  }
}
