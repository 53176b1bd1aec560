package org.belraihub.app.metrics;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.ReplayedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times every run of every route, by its id and by how it ended. */
@Component
class RouteMeters extends RoutePolicySupport implements RoutePolicyFactory {

  /** How a run ended. */
  private enum Ending {
    OK,
    /** A rule said no; the caller has its code. */
    REFUSED,
    /** A defect, or something that the hub needs was away. */
    FAILED
  }

  private static final String BEGUN = RouteMeters.class.getName() + ".";

  private final MeterRegistry meters;

  RouteMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return this;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    exchange.setProperty(BEGUN + route.getRouteId(), Timer.start(meters));
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    if (exchange.removeProperty(BEGUN + route.getRouteId()) instanceof Timer.Sample begun) {
      begun.stop(Timer.builder("hub.route").description("Runs of a route").tag("route", route.getRouteId())
          .tag("outcome", ending(exchange).name().toLowerCase(Locale.ROOT)).register(meters));
    }
  }

  /** A dead letter channel has cleared the exception, but not its trace. */
  private static Ending ending(Exchange exchange) {
    @Nullable Throwable failure = exchange.getException() == null
        ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class) : exchange.getException();
    if (failure == null) {
      return Ending.OK;
    }
    return failure instanceof RefusedException || failure instanceof ReplayedException ? Ending.REFUSED : Ending.FAILED;
  }
}
