package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServlet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** The web server of the sandbox: one listener for control, one per partner, all on loopback. */
final class SandboxServer implements AutoCloseable {

  private static final int THREADS = 48;

  private final Tomcat tomcat = new Tomcat();
  private final Bus bus = new CXFBusFactory().createBus();
  private final PartnerGate gate = new PartnerGate();
  private final ExecutorService threads;
  private final Context context;
  private final int firstPort;
  private final Map<String, URI> before;
  private final PartnerListener main;
  private final Map<String, PartnerListener> listeners = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  /** Prepares a server; {@code port} 0 gives every listener a free port, otherwise partners follow it one by one; or as it was before. */
  SandboxServer(Path directory, int port, Map<String, URI> before) {
    this.firstPort = port;
    this.before = before;
    this.threads = Executors.newFixedThreadPool(THREADS, runnable -> {
      var thread = new Thread(runnable, "sandbox-http");
      thread.setDaemon(true);
      return thread;
    });
    this.main = new PartnerListener(port("control", port), threads);
    TomcatURLStreamHandlerFactory.disable();
    tomcat.setBaseDir(made(directory.resolve("tomcat")).toString());
    tomcat.setSilent(true);
    tomcat.getEngine().setName("sandbox");
    // in the jar the system class loader knows only the launcher
    tomcat.getEngine().setParentClassLoader(SandboxServer.class.getClassLoader());
    tomcat.getService().addConnector(main.connector());
    context = tomcat.addContext("", made(directory.resolve("tomcat/empty")).toString());
    if (context instanceof StandardContext standard) {
      // the only application of this server goes with its process: nothing to clear, nothing to warn of
      standard.setClearReferencesRmiTargets(false);
      standard.setClearReferencesThreadLocals(false);
    }
    context.getPipeline().addValve(gate);
    var soap = new CXFNonSpringServlet();
    soap.setBus(bus);
    Tomcat.addServlet(context, "soap", soap).setLoadOnStartup(1);
    context.addServletMappingDecoded("/*", "soap");
  }

  void soap(String partner, String path, Object servant, Consumer<EndpointImpl> dress) {
    listen(partner, path);
    var endpoint = new EndpointImpl(bus, servant);
    endpoint.setProperties(new HashMap<>(Map.of(FaultListener.class.getName(), new OneLineFaults(partner))));
    dress.accept(endpoint);
    endpoint.publish(path);
  }

  void servlet(String partner, String path, HttpServlet servlet) {
    listen(partner, path);
    control(path, servlet);
  }

  /** A servlet that belongs to no partner and is served by the first listener. */
  void control(String path, HttpServlet servlet) {
    Tomcat.addServlet(context, path, servlet);
    context.addServletMappingDecoded(path, path);
  }

  private void listen(String partner, String path) {
    gate.guard(path, partner);
    paths.put(partner, path);
    listeners.computeIfAbsent(partner, name -> {
      var listener = new PartnerListener(port(name, firstPort == 0 ? 0 : firstPort + 1 + listeners.size()), threads);
      tomcat.getService().addConnector(listener.connector());
      return listener;
    });
  }

  private int port(String name, int otherwise) {
    URI address = before.get(name);
    return address == null ? otherwise : address.getPort();
  }

  void start() throws LifecycleException {
    tomcat.start();
  }

  URI base() {
    return main.base();
  }

  Map<String, URI> addresses() {
    var addresses = new TreeMap<String, URI>();
    paths.forEach((partner, path) -> addresses.put(partner, listeners.get(partner).base().resolve(path)));
    return addresses;
  }

  PartnerBehaviour behaviour(String partner) {
    return gate.behaviour(partner);
  }

  void behave(String partner, PartnerBehaviour behaviour) {
    gate.set(partner, behaviour);
    var thread = Thread.currentThread();
    var callers = thread.getContextClassLoader();
    try {
      // a listener's threads outlive the request that asks for them
      thread.setContextClassLoader(SandboxServer.class.getClassLoader());
      if (behaviour.mode() == PartnerMode.DOWN) {
        listeners.get(partner).refuse();
      } else {
        listeners.get(partner).accept();
      }
    } catch (LifecycleException | IOException e) {
      throw new IllegalStateException("the listener of " + partner + " could not be switched", e);
    } finally {
      thread.setContextClassLoader(callers);
    }
  }

  Map<String, PartnerBehaviour> behaviours() {
    var behaviours = new TreeMap<String, PartnerBehaviour>();
    gate.partners().forEach(partner -> behaviours.put(partner, gate.behaviour(partner)));
    return behaviours;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    bus.shutdown(true);
    threads.shutdown();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
