package org.belraihub.app.metrics;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.SourceEvent;
import org.belraihub.soap.CallObserver;
import org.springframework.stereotype.Component;

/** Times the SOAP calls that care software makes, and those that the hub makes to the basic services. */
@Component
public class CallMeters implements CallObserver {

  private final MeterRegistry meters;

  CallMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void answered(String service, String operation, String outcome, Duration took) {
    Timer.builder("hub.soap.call").description("SOAP calls answered, verification and signature included").tag("service", service)
        .tag("operation", operation).tag("outcome", outcome).register(meters).record(took);
  }

  /** A basic service was asked. */
  public void asked(SourceEvent event) {
    Timer.builder("hub.source.call").description("Questions to a basic service").tag("service", event.service().key())
        .tag("operation", event.operation()).tag("outcome", event.failure().map(CallFailedException.Kind::name).orElse("OK"))
        .register(meters).record(event.took());
  }
}
