package org.belraihub.soap;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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
        .timeout(options.timeout())
        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
        .build();
    return reply(exchange(request));
  }

  /** On the caller's thread: the asynchronous way makes a thread for each call on a machine of two processors. */
  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    long end = System.nanoTime() + options.timeout().toNanos();
    try {
      return http.send(request, answer -> new BoundedReply(XmlLimits.MESSAGE.bytes(), Duration.ofNanos(end - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
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
