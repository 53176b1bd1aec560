package org.belraihub.delivery;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.store.NodeName;
import org.belraihub.time.SystemClock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts deliveries together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryBeans {

  @Bean
  DeliveryMeters deliveryMeters(MeterRegistry meters) {
    return new DeliveryMeters(meters);
  }

  @Bean
  DeliveryStore deliveryStore(JdbcClient jdbc, FieldCipher cipher, DeliveryMeters meters) {
    return new DeliveryStore(jdbc, cipher, meters);
  }

  @Bean
  DeliverySettings deliverySettings(DeliveryProperties properties, NodeName node) {
    return properties.settings(node.name());
  }

  @Bean
  DrainPace drainPace(DeliveryProperties properties) {
    return new DrainPace(properties.drainPerSecond());
  }

  @Bean
  PartnerCircuits partnerCircuits(DeliveryProperties properties) {
    return new PartnerCircuits(properties.circuitFirstPause(), properties.circuitLongestPause());
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  DeliveryAnnouncer deliveryAnnouncer(ConnectionFactory broker) {
    return new DeliveryAnnouncer(broker);
  }

  @Bean
  DeliveryDesk deliveryDesk(DeliveryStore store, PartnerAnswers answers, DeliveryAnnouncer announcer, DeliveryProperties properties, AuditTrail audit,
                            TransactionTemplate transaction, SystemClock clock, DrainPace pace) {
    return new DeliveryDesk(store, answers, announcer, properties.openLegs(), audit, transaction, clock, pace);
  }

  @Bean
  PartnerAnswers partnerAnswers(JdbcClient jdbc) {
    return new PartnerAnswers(jdbc);
  }

  @Bean
  DeliveryReceipts deliveryReceipts(DeliveryStore store, DeliveryAnnouncer announcer, AuditTrail audit, SystemClock clock) {
    return new DeliveryReceipts(store, announcer, audit, clock);
  }

  @Bean
  Deliveries deliveries(DeliveryStore store, List<Leg> legs, PartnerCircuits circuits, DeliveryAnnouncer announcer, AuditTrail audit,
                        TransactionTemplate transaction, SystemClock clock, DeliverySettings settings, DeliveryMeters meters, DrainPace pace) {
    return new Deliveries(store, legs, circuits, announcer, audit, transaction, clock, settings, meters, pace);
  }

  /** Before the routes stop, which waits for what is under way. */
  @Bean
  ApplicationListener<ContextClosedEvent> endOfDeliveries(Deliveries deliveries) {
    return closed -> deliveries.end();
  }

  /** Ends the claims of the run before, and before this run can have any. */
  @Bean(initMethod = "begin")
  DeliverySweep deliverySweep(DeliveryStore store, PartnerCircuits circuits, DeliveryAnnouncer announcer, DeliveryProperties properties,
                              TransactionTemplate transaction, SystemClock clock, DeliverySettings settings, DrainPace pace) {
    return new DeliverySweep(store, circuits, announcer, properties.openLegs(), transaction, clock, settings, pace);
  }
}
