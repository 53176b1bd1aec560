package org.belraihub.ehealth;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.cxf.bus.CXFBusFactory;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.ehealth.source.ServiceSettings.Retry;
import org.belraihub.ehealth.source.ServiceSettings.Security;
import org.belraihub.ehealth.source.SourceEvent;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.ehealth.sts.TokenSettings.Protocol;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.ehealth.CareRelationServer;
import org.belraihub.sandbox.ehealth.ConsentServer;
import org.belraihub.sandbox.ehealth.InsurabilityServer;
import org.belraihub.sandbox.ehealth.RegisterServer;
import org.belraihub.sandbox.ehealth.SecurityTokenServer;
import org.belraihub.sandbox.ehealth.TherapeuticLinkServer;
import org.belraihub.sandbox.frame.RunningSandbox;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.soap.SoapClients;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** The bridges against the simulated services over real HTTP, a real PostgreSQL behind them, and a clock the test moves. */
final class BridgesOverSandbox implements AutoCloseable {

  static final Author HUB = new Author(List.of(CareParty.organisation("79999066", "orghospital", "Vlaams platform")));
  static final Circuit CALM = new Circuit(100, Duration.ofMinutes(1));
  private static final Set<EhealthService> SIGNING = Set.of(EhealthService.CARE_RELATION, EhealthService.INSURABILITY);
  private static final Duration PATIENT = Duration.ofSeconds(20);

  final RunningSandbox sandbox;
  final SandboxControl control;

  BridgesOverSandbox(Path home) throws IOException {
    this(home, TestDatabase.fresh());
  }

  /** The sandbox on ledgers that may have been there before. */
  BridgesOverSandbox(Path home, String database) throws IOException {
    var parts = new ArrayList<SandboxPart>(List.of(new SecurityTokenServer(), new ConsentServer(), new TherapeuticLinkServer(),
        new CareRelationServer(), new InsurabilityServer()));
    parts.addAll(RegisterServer.all());
    sandbox = RunningSandbox.start(home, SystemClock.ofMachine(), database, 0, parts);
    control = SandboxControl.of(home);
  }

  /** Every partner works as it should again. */
  void calm() {
    control.part("sts", "life", Map.of("seconds", 86_400));
    control.up("sts-trust");
    for (String partner : List.of("sts", "consent", "therlink", "care-relation", "insurability")) {
      control.up(partner);
      control.part(partner, "odd", Map.of("kind", "none"));
    }
  }

  /** Bridges that wait long, with nothing kept yet. */
  Hub hub() {
    return hub("hub", PATIENT, CALM);
  }

  Hub hub(String key, Duration timeout, Circuit circuit) {
    return new Hub(key, timeout, circuit, Protocol.SAML11, Retry.NEVER);
  }

  Hub hub(Protocol protocol, Retry retry) {
    return new Hub("hub", PATIENT, CALM, protocol, retry);
  }

  /** A hub's end of the bridges. */
  final class Hub implements AutoCloseable {

    final List<SourceEvent> events = new CopyOnWriteArrayList<>();
    final List<SourceEvent> tokenEvents = new CopyOnWriteArrayList<>();
    final MovedClock moved = new MovedClock();
    final BusinessClock today = new BusinessClock(SystemClock.ofMachine());
    final EhealthBridges bridges;

    private Hub(String key, Duration timeout, Circuit circuit, Protocol protocol, Retry retry) {
      var services = new EnumMap<EhealthService, ServiceSettings>(EhealthService.class);
      for (EhealthService service : EhealthService.values()) {
        String partner = service == EhealthService.SECURITY_TOKEN && protocol == Protocol.WSTRUST ? "sts-trust" : service.key();
        services.put(service, settings(partner, SIGNING.contains(service), timeout, service == EhealthService.INSURABILITY ? 86_400 : 300,
            circuit, retry));
      }
      var token = new TokenSettings(protocol, TokenClaims.enterprise("0209999951"), Duration.ofHours(24),
          () -> List.of(sandbox.keys().identity("ehealth").certificate()), false);
      bridges = new EhealthBridges(new EhealthSettings(HUB, token, services), ports(key), new SystemClock(moved), today,
          event -> (event.service() == EhealthService.SECURITY_TOKEN ? tokenEvents : events).add(event));
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

  private ServiceSettings settings(String partner, boolean signed, Duration timeout, int keptSeconds, Circuit circuit, Retry retry) {
    Optional<Predicate<X509Certificate>> signer =
        signed ? Optional.of(sandbox.keys().identity("ehealth").certificate()::equals) : Optional.empty();
    Security security = signed || partner.startsWith("sts") ? Security.X509 : Security.HOLDER_OF_KEY;
    return new ServiceSettings(List.of(sandbox.address(partner)), security, signer, timeout, 4, 100, Duration.ofSeconds(keptSeconds),
        circuit, retry);
  }

  /** A bare port of a service of the platform, for messages the hub does not send itself. */
  <P> ServicePort<P> port(Class<P> contract, String partner) {
    var tokens = hub().bridges.tokens();
    return ports("hub").open(contract, settings(partner, false, PATIENT, 0, CALM, Retry.NEVER), tokens);
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
