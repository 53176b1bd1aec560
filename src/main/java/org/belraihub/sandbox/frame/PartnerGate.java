package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Stands before every partner's endpoint and lets its behaviour show on the wire. */
final class PartnerGate extends ValveBase {

  private static final String HALF =
      "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><half";

  private final Map<String, String> partnerByPath = new ConcurrentHashMap<>();
  private final Map<String, PartnerBehaviour> behaviours = new ConcurrentHashMap<>();

  void guard(String path, String partner) {
    partnerByPath.put(path, partner);
    behaviours.put(partner, PartnerBehaviour.NORMAL);
  }

  Set<String> partners() {
    return new TreeSet<>(behaviours.keySet());
  }

  PartnerBehaviour behaviour(String partner) {
    var behaviour = behaviours.get(partner);
    if (behaviour == null) {
      throw new IllegalArgumentException("no partner " + partner);
    }
    return behaviour;
  }

  void set(String partner, PartnerBehaviour behaviour) {
    behaviour(partner);
    behaviours.put(partner, behaviour);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var partner = partnerByPath.get(request.getRequestURI());
    var behaviour = partner == null ? PartnerBehaviour.NORMAL : behaviour(partner);
    switch (behaviour.mode()) {
      case DOWN -> response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      case FAULT -> response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      case SLOW -> {
        pause(behaviour);
        getNext().invoke(request, response);
      }
      case ANSWER_LOST -> {
        response.setSuspended(true);
        getNext().invoke(request, response);
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
      }
      case HALF_ANSWER -> {
        response.setSuspended(true);
        getNext().invoke(request, response);
        half(response);
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
      }
      case UP, SILENT -> getNext().invoke(request, response);
    }
  }

  private static void half(Response response) throws IOException {
    response.setSuspended(false);
    response.reset();
    response.setContentType("text/xml;charset=UTF-8");
    response.setContentLength(4096);
    response.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
    response.flushBuffer();
  }

  private static void pause(PartnerBehaviour behaviour) throws IOException {
    try {
      Thread.sleep(behaviour.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while being slow", e);
    }
  }
}
