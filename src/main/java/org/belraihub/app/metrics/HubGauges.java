package org.belraihub.app.metrics;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.belraihub.app.operator.WatchedCertificates;
import org.belraihub.delivery.DeliveryCount;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.delivery.PartnerCircuits;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.export.ExportWork;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What stands still or is about to end, looked at once in a while and not at each scrape, so that scraping costs the database nothing. */
@Component
class HubGauges {

  private static final Logger LOG = LoggerFactory.getLogger(HubGauges.class);
  private static final List<String> CIRCUIT_STATES = List.of("CLOSED", "OPEN", "HALF_OPEN");

  private final DeliveryDesk deliveries;
  private final PartnerCircuits circuits;
  private final EhealthBridges bridges;
  private final WatchedCertificates certificates;
  private final ExportWork exports;
  private final SystemClock clock;
  private final AtomicLong exportsWaiting = new AtomicLong();
  private final MultiGauge waiting;
  private final MultiGauge oldest;
  private final MultiGauge circuit;
  private final MultiGauge certificate;

  HubGauges(MeterRegistry meters, DeliveryDesk deliveries, PartnerCircuits circuits, EhealthBridges bridges,
            WatchedCertificates certificates, ExportWork exports, SystemClock clock) {
    this.deliveries = deliveries;
    this.circuits = circuits;
    this.bridges = bridges;
    this.certificates = certificates;
    this.exports = exports;
    this.clock = clock;
    Gauge.builder("hub.exports.waiting", exportsWaiting, AtomicLong::get).description("Exports of organisations that are to be made").register(meters);
    this.waiting = MultiGauge.builder("hub.deliveries.waiting").description("Deliveries that are not final").register(meters);
    this.oldest = MultiGauge.builder("hub.delivery.oldest.waiting").baseUnit("seconds")
        .description("Age of the oldest delivery that is on its way; 0 when none is").register(meters);
    this.circuit = MultiGauge.builder("hub.circuit.state").description("1 for the state in which a partner's circuit is").register(meters);
    this.certificate = MultiGauge.builder("hub.certificate.expires.in").baseUnit("seconds")
        .description("Time until a certificate expires; negative afterwards").register(meters);
  }

  @Scheduled(fixedDelayString = "${hub.metrics.look-every}")
  void look() {
    try {
      deliveries(deliveries.counts());
      exportsWaiting.set(exports.waiting());
      circuit.register(circuitRows(), true);
      certificate.register(certificates.byName().entrySet().stream().map(this::untilExpiry).toList(), true);
    } catch (RuntimeException e) {
      LOG.warn("The gauges keep their last values: {}", e.toString());
    }
  }

  private void deliveries(List<DeliveryCount> counts) {
    Instant now = clock.now();
    Map<LegName, Long> ages = new EnumMap<>(LegName.class);
    Arrays.stream(LegName.values()).forEach(leg -> ages.put(leg, 0L));
    Map<Tags, Long> numbers = new HashMap<>();
    for (DeliveryCount count : counts) {
      numbers.merge(Tags.of("leg", count.leg().name(), "partner", count.partner(), "state", count.state().name(), "reason", count.reason()),
          count.number(), Long::sum);
      if (count.state().blocksLane()) {
        ages.merge(count.leg(), Math.max(0, Duration.between(count.since(), now).toSeconds()), Math::max);
      }
    }
    waiting.register(numbers.entrySet().stream().map(entry -> Row.of(entry.getKey(), entry.getValue())).toList(), true);
    oldest.register(ages.entrySet().stream().map(entry -> Row.of(Tags.of("leg", entry.getKey().name()), entry.getValue())).toList(), true);
  }

  private List<Row<?>> circuitRows() {
    var states = new TreeMap<>(circuits.states());
    states.putAll(bridges.circuits());
    var rows = new ArrayList<Row<?>>();
    states.forEach((partner, state) -> CIRCUIT_STATES.forEach(possible ->
        rows.add(Row.of(Tags.of("partner", partner, "state", possible), possible.equals(state) ? 1 : 0))));
    return rows;
  }

  private Row<?> untilExpiry(Map.Entry<String, X509Certificate> watched) {
    return Row.of(Tags.of("certificate", watched.getKey()),
        Duration.between(clock.now(), watched.getValue().getNotAfter().toInstant()).toSeconds());
  }
}
