package org.belraihub.ebms.transport;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where partners post messages: reads the body up to a limit, hands it over, writes the reply. */
public final class EbmsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Function<HttpRequestBytes, HttpReply> handler;
  private final int limit;

  /**
   * A servlet in front of a message service.
   *
   * @param handler takes every request, whatever its method
   * @param limit   largest body in bytes; a larger one is answered with 413 and the connection is closed
   */
  public EbmsServlet(Function<HttpRequestBytes, HttpReply> handler, int limit) {
    this.handler = handler;
    this.limit = limit;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] body = request.getContentLengthLong() > limit ? null : request.getInputStream().readNBytes(limit + 1);
    if (body == null || body.length > limit) {
      response.setHeader("Connection", "close");
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    HttpReply reply =
        handler.apply(new HttpRequestBytes(request.getMethod(), request.getContentType(), request.getHeader("SOAPAction"), body));
    response.setStatus(reply.status());
    if (reply.contentType() != null) {
      response.setContentType(reply.contentType());
    }
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
  }
}
