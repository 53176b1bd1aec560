package org.belraihub.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.sandbox.ehealth.CareRelationServer;
import org.belraihub.sandbox.ehealth.ConsentServer;
import org.belraihub.sandbox.ehealth.InsurabilityServer;
import org.belraihub.sandbox.ehealth.RegisterServer;
import org.belraihub.sandbox.ehealth.SecurityTokenServer;
import org.belraihub.sandbox.ehealth.TherapeuticLinkServer;
import org.belraihub.sandbox.federal.FederalPlatform;
import org.belraihub.sandbox.frame.RunningSandbox;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.ScenarioOrganisations;
import org.belraihub.sandbox.fund.CareFunds;
import org.belraihub.sandbox.person.SyntheticPersons;
import org.belraihub.time.SystemClock;

/** The sandbox with all its partners. */
public final class Sandbox implements AutoCloseable {

  private final RunningSandbox running;
  private final Path organisations;

  private Sandbox(RunningSandbox running, Path organisations) {
    this.running = running;
    this.organisations = organisations;
  }

  /**
   * Starts every partner on loopback.
   *
   * @throws IOException when a key, a port or the database is not to be had
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    var clock = SystemClock.ofMachine();
    var running = RunningSandbox.start(options.home(), clock, options.jdbcUrl(), options.port(), options.before(), parts());
    options.hubEbms().ifPresent(running::hubEbms);
    return new Sandbox(running, ScenarioOrganisations.file(options.home(), running.keys()));
  }

  private static List<SandboxPart> parts() {
    var parts = new ArrayList<SandboxPart>(List.of(new ConsentServer(), new TherapeuticLinkServer(), new CareRelationServer(),
        new InsurabilityServer(), new FederalPlatform(), new CareFunds(), new SyntheticPersons(), new SecurityTokenServer()));
    parts.addAll(RegisterServer.all());
    return parts;
  }

  /**
   * Where each partner listens: {@code sts}, {@code sts-trust}, {@code consent}, {@code therlink}, {@code care-relation}, {@code insurability}, {@code federal},
   * {@code fund-180} to {@code fund-680}, {@code id-support}, {@code ssin-history}, {@code person-register}, {@code address-book},
   * {@code circle-of-trust}, and {@code control}.
   */
  public Map<String, URI> addresses() {
    return running.addresses();
  }

  /** The keys of the sandbox. */
  public SandboxKeys keys() {
    return running.keys();
  }

  /** The organisations of the scenarios, for {@code organisation import}. */
  public Path organisations() {
    return organisations;
  }

  /** Where the hub takes ebMS messages from now on. */
  public void hubEbms(URI address) {
    running.hubEbms(address);
  }

  @Override
  public void close() {
    running.close();
  }
}
