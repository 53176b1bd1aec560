package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.servlet.http.HttpServlet;
import org.apache.catalina.LifecycleException;
import org.apache.cxf.jaxws.EndpointImpl;
import org.belraihub.time.SystemClock;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox that runs: its parts, their addresses, and the way to stop it. */
public final class RunningSandbox implements SandboxSite, AutoCloseable {

  private final Path directory;
  private final SystemClock clock;
  private final SandboxKeys keys;
  private final SandboxLedgers ledgers;
  private final SandboxServer server;
  private final Map<String, SandboxPart> parts = new LinkedHashMap<>();
  private final Settings settings;

  private RunningSandbox(Path home, SystemClock clock, String jdbcUrl, int port, Map<String, URI> before) throws IOException {
    this.directory = home.resolve("sandbox");
    this.clock = clock;
    this.keys = SandboxKeys.in(home, clock);
    this.ledgers = new SandboxLedgers(jdbcUrl);
    this.settings = new Settings(ledgers.source());
    this.server = new SandboxServer(directory, port, before);
  }

  /** A first start, see {@link #start(Path, SystemClock, String, int, Map, List)}. */
  public static RunningSandbox start(Path home, SystemClock clock, String jdbcUrl, int port, List<SandboxPart> parts) throws IOException {
    return start(home, clock, jdbcUrl, port, Map.of(), parts);
  }

  /**
   * Starts the parts on loopback and writes their addresses to {@code <home>/sandbox/addresses.json}.
   *
   * @param home    hub home; keys and token live under {@code sandbox}
   * @param jdbcUrl PostgreSQL with user and password as parameters
   * @param port    of control, partners follow one by one; 0 for free ports everywhere
   * @param before  where they listened before, and listen again; goes before the port
   * @throws IOException when a key, a port or the database is not to be had
   */
  public static RunningSandbox start(Path home, SystemClock clock, String jdbcUrl, int port, Map<String, URI> before, List<SandboxPart> parts)
      throws IOException {
    var sandbox = new RunningSandbox(home, clock, jdbcUrl, port, before);
    try {
      sandbox.server.control("/control/*", new ControlServlet(sandbox, ControlToken.in(sandbox.directory)));
      for (var part : parts) {
        sandbox.parts.put(part.name(), part);
        part.mount(sandbox);
      }
      sandbox.server.start();
      OwnerOnly.write(sandbox.directory.resolve("addresses.json"),
          JsonMapper.shared().writeValueAsString(sandbox.addresses()).getBytes(StandardCharsets.UTF_8));
      for (var part : parts) {
        part.started(sandbox);
      }
      return sandbox;
    } catch (Exception e) {
      sandbox.close();
      throw new IOException("the sandbox did not start: " + e.getMessage(), e);
    }
  }

  /** Every partner's address, and the one of {@code control}. */
  public Map<String, URI> addresses() {
    var addresses = new TreeMap<>(server.addresses());
    addresses.put("control", server.base().resolve("/control"));
    return addresses;
  }

  /** Where the hub takes ebMS messages from now on, also after a restart. */
  public void hubEbms(URI address) {
    settings.put("hub.ebms", address.toString());
    for (var part : parts.values()) {
      try {
        part.hubMoved(this);
      } catch (IOException e) {
        throw new UncheckedIOException("the part " + part.name() + " could not follow the hub", e);
      }
    }
  }

  @Override
  public Optional<URI> hubEbms() {
    return settings.get("hub.ebms").map(URI::create);
  }

  @Override
  public void soap(String partner, String path, Object servant, Consumer<EndpointImpl> dress) {
    server.soap(partner, path, servant, dress);
  }

  @Override
  public void servlet(String partner, String path, HttpServlet servlet) {
    server.servlet(partner, path, servlet);
  }

  @Override
  public URI address(String partner) {
    var address = server.addresses().get(partner);
    if (address == null) {
      throw new IllegalArgumentException("no partner " + partner);
    }
    return address;
  }

  @Override
  public PartnerBehaviour behaviour(String partner) {
    return server.behaviour(partner);
  }

  @Override
  public DataSource ledgers() {
    return ledgers.source();
  }

  @Override
  public SandboxKeys keys() {
    return keys;
  }

  @Override
  public SystemClock clock() {
    return clock;
  }

  @Override
  public Path directory() {
    return directory;
  }

  void behave(String partner, PartnerBehaviour behaviour) {
    server.behave(partner, behaviour);
  }

  Map<String, PartnerBehaviour> behaviours() {
    return server.behaviours();
  }

  SandboxPart part(String name) {
    var part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no part " + name);
    }
    return part;
  }

  Map<String, Object> counts() throws SQLException {
    var counts = new TreeMap<String, Object>();
    for (var part : parts.values()) {
      counts.put(part.name(), part.ledger());
    }
    return counts;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (LifecycleException e) {
      throw new IllegalStateException("the web server of the sandbox did not stop", e);
    } finally {
      parts.values().forEach(SandboxPart::close);
      ledgers.close();
    }
  }
}
