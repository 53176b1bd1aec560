package org.belraihub.app;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.belraihub.soap.edge.RouteCalls;

/** Calls {@code direct:} routes in the caller's thread; no header of the outside goes with it. */
final class CamelRouteCalls implements RouteCalls {

  private final ProducerTemplate template;

  CamelRouteCalls(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public <A> A call(String route, Object body, Class<A> answer) {
    Exchange exchange = template.request("direct:" + route, request -> request.getMessage().setBody(body));
    Exception failure = exchange.getException();
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure != null) {
      throw new IllegalStateException("route " + route + " failed", failure);
    }
    return answer.cast(exchange.getMessage().getBody());
  }
}
