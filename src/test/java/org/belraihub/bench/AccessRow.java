package org.belraihub.bench;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.cxf.bus.CXFBusFactory;
import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.CallerDesk;
import org.belraihub.access.FactDesk;
import org.belraihub.access.Standing;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.ehealth.EhealthSettings;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.organisation.CircleOfTrust;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationType;
import org.belraihub.organisation.Role;
import org.belraihub.organisation.User;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.SoapClients;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The decision to read another organisation's assessment: with what is known since a moment ago, and asked from the partners. */
final class AccessRow implements Row {

  private static final int WARM = 200_000;
  private static final int THREADS = 8;
  private static final Set<EhealthService> SIGNING = Set.of(EhealthService.CARE_RELATION, EhealthService.INSURABILITY);

  @Override
  public String name() {
    return "access-decision";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    SandboxKeys keys = stage.keys();
    List<Insz> clients = stage.clients().known();
    var business = new BusinessClock(SystemClock.ofMachine());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (EhealthBridges bridges = bridges(stage, keys, business)) {
      var desk = new FactDesk(bridges.consent(), bridges.therapeuticLinks(), bridges.careRelations(), new CallerDesk(bridges.callers(), business), business, threads, Duration.ofSeconds(20));
      Caller caller = caller();
      decideAll(clients, desk, caller, threads);
      clients.forEach(bridges::invalidate);
      double cold = decideAll(clients, desk, caller, threads);
      recorder.figure(name() + ": asked from the partners", clients.size() / cold, "per second", null);
      warm(clients, desk, caller);
      double seconds = warm(clients, desk, caller);
      recorder.figure(name() + ": known", WARM / seconds, "per second", null);
      recorder.figure(name() + ": known, each", seconds * 1e6 / WARM, "microseconds", null);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double warm(List<Insz> clients, FactDesk desk, Caller caller) {
    long begin = System.nanoTime();
    for (int i = 0; i < WARM; i++) {
      AccessPolicy.readingClosed(false, desk.forReading(clients.get(i % clients.size()), caller, false));
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double decideAll(List<Insz> clients, FactDesk desk, Caller caller, ExecutorService threads) throws Exception {
    List<Callable<Boolean>> decisions = new ArrayList<>();
    for (Insz client : clients) {
      decisions.add(() -> {
        AccessPolicy.readingClosed(false, desk.forReading(client, caller, false));
        return true;
      });
    }
    long begin = System.nanoTime();
    for (var decision : threads.invokeAll(decisions)) {
      decision.get();
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static Caller caller() {
    Desk desk = Desk.nursingHome();
    var user = new User(Insz.of("82010999873"), "Bench", Set.of(Role.values()), null, null);
    var organisation = new Organisation(desk.organisation(), new NihiiNumber("72500174"), "Bench", OrganisationType.values()[0], true, Set.of(),
        Set.of(), new CircleOfTrust(LocalDate.EPOCH, null), List.of(), List.of(user));
    return new Caller(organisation, user, Role.values()[0], 1, "bench", Standing.NOT_ASKED_YET);
  }

  private static EhealthBridges bridges(Stage stage, SandboxKeys keys, BusinessClock business) throws Exception {
    Map<String, URI> addresses = JsonMapper.shared().readValue(
        Files.readAllBytes(stage.directory().resolve("partners/sandbox/addresses.json")), new TypeReference<Map<String, URI>>() { });
    var platform = keys.identity("ehealth").certificate();
    var services = new EnumMap<EhealthService, ServiceSettings>(EhealthService.class);
    for (EhealthService service : EhealthService.values()) {
      boolean signs = SIGNING.contains(service);
      services.put(service, new ServiceSettings(List.of(addresses.get(service.key())),
          signs || service == EhealthService.SECURITY_TOKEN ? ServiceSettings.Security.X509 : ServiceSettings.Security.HOLDER_OF_KEY,
          signs ? Optional.of(platform::equals) : Optional.empty(), Duration.ofSeconds(20), 16, 10_000, Duration.ofMinutes(5),
          ServiceSettings.Circuit.DEFAULT, ServiceSettings.Retry.NEVER));
    }
    var token = new TokenSettings(TokenSettings.Protocol.SAML11, TokenClaims.enterprise("0209999951"), Duration.ofHours(24),
        () -> List.of(platform), false);
    var hub = keys.identity("hub");
    var ports = new Ports(new SoapClients(new CXFBusFactory().createBus(), Duration.ofSeconds(2), null),
        new KeyMaterial(hub.key(), hub.certificate(), List.of(hub.certificate())), "BelRAIHub/1.0", "bench@example.org",
        SystemClock.ofMachine());
    return new EhealthBridges(new EhealthSettings(new Author(List.of(CareParty.organisation("72500174", "application", "Bench"))), token,
        services), ports, SystemClock.ofMachine(), business, event -> { });
  }
}
