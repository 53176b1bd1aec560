package org.belraihub.app.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

import org.belraihub.delivery.Backlog;
import org.belraihub.delivery.DeliveryCount;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.DeliveryState;
import org.belraihub.delivery.LegName;
import org.belraihub.delivery.PartnerCircuits;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.time.SystemClock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health beyond database and broker, which Spring Boot asks. A partner that is down does not make the hub down: messages wait. */
@Configuration(proxyBeanMethods = false)
class HubHealth {

  private static final Duration WARN_BEFORE = Duration.ofDays(30);

  @Bean
  HealthIndicator partnersHealthIndicator(PartnerCircuits circuits, EhealthBridges bridges) {
    return () -> {
      var states = new TreeMap<String, Object>();
      circuits.states().forEach((partner, state) -> states.put(partner, inWords(state)));
      bridges.circuits().forEach((service, state) -> states.put(service, inWords(state)));
      return Health.up().withDetails(states).build();
    };
  }

  /** A half-open circuit stays so while nothing has to go to the partner, which is nothing to worry about. */
  private static String inWords(String circuit) {
    return switch (circuit) {
      case "CLOSED" -> "answers";
      case "HALF_OPEN" -> "did not answer; the next message or question tries it again";
      default -> "does not answer; messages wait, it is tried again after a pause";
    };
  }

  @Bean
  HealthIndicator deliveriesHealthIndicator(DeliveryDesk desk, SystemClock clock) {
    return () -> {
      var counts = new TreeMap<String, Object>();
      Instant oldest = null;
      for (DeliveryCount count : desk.counts()) {
        String reason = count.reason().isEmpty() || count.state() == DeliveryState.QUEUED ? "" : "_" + count.reason();
        counts.merge(count.leg() + "_" + count.state() + reason, count.number(), (one, other) -> (Long) one + (Long) other);
        if (count.state().blocksLane() && (oldest == null || count.since().isBefore(oldest))) {
          oldest = count.since();
        }
      }
      for (LegName leg : LegName.values()) {
        Backlog backlog = desk.backlog(leg);
        if (backlog.secondsLeft() != null) {
          counts.put(leg + "_acknowledgedInLastMinute", backlog.lastMinute());
          counts.put(leg + "_secondsLeft", backlog.secondsLeft());
        }
      }
      counts.put("oldestWaitingSeconds", oldest == null ? 0 : Duration.between(oldest, clock.now()).toSeconds());
      return Health.up().withDetails(counts).build();
    };
  }

  @Bean
  HealthIndicator certificatesHealthIndicator(WatchedCertificates certificates, SystemClock clock) {
    return () -> {
      Health.Builder health = Health.up();
      certificates.byName().forEach((name, certificate) -> {
        Instant until = certificate.getNotAfter().toInstant();
        String standing = certificates.standing().apply(certificate);
        health.withDetail(name, (until.isBefore(clock.now()) ? "expired " + until
            : until.isBefore(clock.in(WARN_BEFORE)) ? "expires soon, " + until : until.toString()) + (standing.isEmpty() ? "" : "; " + standing));
        if (name.equals("hub") && until.isBefore(clock.now())) {
          health.down();
        }
      });
      return health.build();
    };
  }
}
