package org.belraihub.ebms.transport;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.function.Function;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.belraihub.ebms.message.Octets;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.Spool;
import org.jspecify.annotations.Nullable;

/** Where partners post messages: reads the body up to a limit, hands it over, writes the reply. */
public final class EbmsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Function<HttpRequestBytes, HttpReply> handler;
  private final transient PackagingLimits limits;

  /**
   * A servlet in front of a message service.
   *
   * @param handler takes every request, whatever its method
   * @param limits  a body that is larger is answered with 413 and the connection is closed
   */
  public EbmsServlet(Function<HttpRequestBytes, HttpReply> handler, PackagingLimits limits) {
    this.handler = handler;
    this.limits = limits;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getContentLengthLong() > limits.bytes()) {
      tooLarge(response);
      return;
    }
    try (Spool spool = limits.spool()) {
      Octets body = spool.read(request.getInputStream(), limits.bytes());
      answer(response,
          handler.apply(new HttpRequestBytes(request.getMethod(), request.getContentType(), request.getHeader("SOAPAction"), body,
              client(request))));
    } catch (PackagingException e) {
      tooLarge(response);
    }
  }

  private static @Nullable X509Certificate client(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain && chain.length > 0 ? chain[0]
        : null;
  }

  private static void tooLarge(HttpServletResponse response) {
    response.setHeader("Connection", "close");
    response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  private static void answer(HttpServletResponse response, HttpReply reply) throws IOException {
    response.setStatus(reply.status());
    if (reply.contentType() != null) {
      response.setContentType(reply.contentType());
    }
    response.setContentLength(reply.body().length);
    response.getOutputStream().write(reply.body());
  }
}
