package org.belraihub.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.belraihub.soap.edge.RouteCalls;

/** Calls {@code direct:} routes in the caller's thread; no header of the outside goes with it. */
final class CamelRouteCalls implements RouteCalls {

  private final ProducerTemplate template;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  CamelRouteCalls(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public <A> A call(String route, Object body, Class<A> answer) {
    Exchange exchange = template.request(endpoint(route), request -> request.getMessage().setBody(body));
    Exception failure = exchange.getException();
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure != null) {
      throw new IllegalStateException("route " + route + " failed", failure);
    }
    return answer.cast(exchange.getMessage().getBody());
  }

  /** Kept: Camel would take the text apart again for each call. */
  private Endpoint endpoint(String route) {
    return endpoints.computeIfAbsent(route, name -> template.getCamelContext().getEndpoint("direct:" + name));
  }
}
