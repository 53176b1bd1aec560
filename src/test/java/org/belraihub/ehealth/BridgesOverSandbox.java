package org.belraihub.ehealth;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.cxf.bus.CXFBusFactory;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.ehealth.source.SourceEvent;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.ehealth.CareRelationServer;
import org.belraihub.sandbox.ehealth.ConsentServer;
import org.belraihub.sandbox.ehealth.InsurabilityServer;
import org.belraihub.sandbox.ehealth.TherapeuticLinkServer;
import org.belraihub.sandbox.frame.RunningSandbox;
import org.belraihub.soap.SoapClients;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** The bridges against the simulated services over real HTTP, a real PostgreSQL behind them, and a clock the test moves. */
final class BridgesOverSandbox implements AutoCloseable {

  static final Author HUB = new Author(List.of(CareParty.organisation("79999066", "orghospital", "Vlaams platform")));
  private static final Circuit CALM = new Circuit(100, Duration.ofMinutes(1));
  private static final Duration PATIENT = Duration.ofSeconds(20);

  final RunningSandbox sandbox;
  final SandboxControl control;

  BridgesOverSandbox(Path home) throws IOException {
    this(home, TestDatabase.fresh());
  }

  /** The sandbox on ledgers that may have been there before. */
  BridgesOverSandbox(Path home, String database) throws IOException {
    sandbox = RunningSandbox.start(home, SystemClock.ofMachine(), database, 0,
        List.of(new ConsentServer(), new TherapeuticLinkServer(), new CareRelationServer(), new InsurabilityServer()));
    control = SandboxControl.of(home);
  }

  /** Every partner works as it should again. */
  void calm() {
    for (String partner : List.of("consent", "therlink", "care-relation", "insurability")) {
      control.up(partner);
      control.part(partner, "odd", Map.of("kind", "none"));
    }
  }

  /** Bridges that wait long, with nothing kept yet. */
  Hub hub() {
    return hub("hub", PATIENT, CALM);
  }

  Hub hub(String key, Duration timeout, Circuit circuit) {
    return new Hub(key, timeout, circuit);
  }

  /** A hub's end of the bridges. */
  final class Hub implements AutoCloseable {

    final List<SourceEvent> events = new CopyOnWriteArrayList<>();
    final MovedClock moved = new MovedClock();
    final BusinessClock today = new BusinessClock(SystemClock.ofMachine());
    final EhealthBridges bridges;

    private Hub(String key, Duration timeout, Circuit circuit) {
      var settings = new EhealthSettings(HUB, settings("consent", false, timeout, 300, circuit),
          settings("therlink", false, timeout, 300, circuit), settings("care-relation", true, timeout, 300, circuit),
          settings("insurability", true, timeout, 86_400, circuit));
      bridges = new EhealthBridges(settings, ports(key), new SystemClock(moved), today, events::add);
    }

    @Override
    public void close() {
      bridges.close();
    }
  }

  private Ports ports(String key) {
    var identity = sandbox.keys().identity(key);
    return new Ports(new SoapClients(new CXFBusFactory().createBus(), Duration.ofMillis(500), null),
        new KeyMaterial(identity.key(), identity.certificate(), List.of(identity.certificate())), "BelRAIHub/1.0", "ops@example.invalid",
        SystemClock.ofMachine());
  }

  private ServiceSettings settings(String partner, boolean signed, Duration timeout, int keptSeconds, Circuit circuit) {
    Optional<X509Certificate> signer = signed ? Optional.of(sandbox.keys().identity("ehealth").certificate()) : Optional.empty();
    return new ServiceSettings(sandbox.address(partner), signer, timeout, 4, 100, Duration.ofSeconds(keptSeconds), circuit);
  }

  /** A bare port of an unsigned service, for messages the hub does not send itself. */
  <P> P port(Class<P> contract, String partner) {
    return ports("hub").open(contract, settings(partner, false, PATIENT, 0, CALM));
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** The time of the machine, or the one a test sets. */
  static final class MovedClock extends Clock {

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    void forward(Duration by) {
      offset.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
