package org.belraihub.soap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.belraihub.xml.XmlLimits;

/**
 * Sends one message over HTTP/1.1 and takes its answer. One time limit covers the whole call, also while the partner does not read the
 * request or trickles its reply, and a reply has a greatest size.
 */
final class HttpExchange {

  /** An answer that carries SOAP. */
  record Reply(int status, String contentType, byte[] body) {
  }

  private final HttpClient http;
  private final ClientOptions options;

  HttpExchange(HttpClient http, ClientOptions options) {
    this.http = http;
    this.options = options;
  }

  /** The action goes out in quotes (WS-I Basic Profile 1.1, R1109). */
  Reply post(String action, byte[] message) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(options.address())
        .header("Content-Type", "text/xml; charset=UTF-8")
        .header("Accept", "text/xml")
        .header("SOAPAction", action.startsWith("\"") ? action : "\"" + action + "\"")
        .header("User-Agent", options.userAgent())
        .header("From", options.from())
        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
        .build();
    return reply(exchange(request));
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request, answer -> new BoundedReply(XmlLimits.MESSAGE.bytes()));
    try {
      return call.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new SocketTimeoutException("no complete answer within " + options.timeout());
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException("the call failed", e.getCause());
    }
  }

  private static Reply reply(HttpResponse<byte[]> response) throws UnexpectedAnswerException {
    String contentType = response.headers().firstValue("Content-Type").orElse("");
    boolean answered = response.statusCode() == 200 || response.statusCode() == 500;
    if (!answered || !BoundedBody.isXml(contentType)) {
      throw new UnexpectedAnswerException(response.statusCode());
    }
    return new Reply(response.statusCode(), contentType, response.body());
  }
}
