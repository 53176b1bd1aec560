package org.belraihub.soap.edge;

/** Calls a route and waits for what it makes; what a route throws comes out as it is. */
public interface RouteCalls {

  /**
   * Calls a route.
   *
   * @param route  name behind {@code direct:}
   * @param body   what goes in
   * @param answer what comes out
   */
  <A> A call(String route, Object body, Class<A> answer);
}
