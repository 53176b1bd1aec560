package org.belraihub.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.sandbox.journey.Journey;
import org.belraihub.store.HomeDirectory;
import org.belraihub.time.SystemClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Travels the journey once the hub is ready and its organisations may call. It is a client like any other: it calls the hub's own
 * endpoint over HTTP. With {@code hub.journey.exit} the process ends after it, with 0 only when every leg was delivered.
 */
@Component
@ConditionalOnExpression("${hub.journey.run:false} and '${hub.partners.sandbox.place}' != 'none'")
class JourneyRunner {

  private final InstrumentRegistry instruments;
  private final SystemClock clock;
  private final Path sandboxHome;
  private final boolean exit;

  JourneyRunner(InstrumentRegistry instruments, SystemClock clock, PartnerProperties properties, HomeDirectory home,
                @Value("${hub.journey.exit:false}") boolean exit) {
    this.instruments = instruments;
    this.clock = clock;
    this.sandboxHome = properties.sandbox().place() == PartnerProperties.SandboxPlace.INSIDE ? home.path()
        : Path.of(properties.sandbox().home());
    this.exit = exit;
  }

  @EventListener
  @Order(2)
  void ready(ApplicationReadyEvent event) throws IOException {
    var context = event.getApplicationContext();
    var address = URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + "/soap/assessment/v1");
    var journey = new Journey(address, SandboxControl.of(sandboxHome), SandboxKeys.in(sandboxHome, clock), instruments, clock, System.out);
    var traveller = new Thread(() -> travel(journey, address, context), "journey");
    traveller.setDaemon(true);
    traveller.start();
  }

  private void travel(Journey journey, URI address, ConfigurableApplicationContext context) {
    boolean complete = journey.run().complete();
    if (exit) {
      System.exit(SpringApplication.exit(context, () -> complete ? 0 : 1));
    }
    System.out.println("The hub keeps serving at " + address + " (?wsdl); stop it with Ctrl-C.");
  }
}
