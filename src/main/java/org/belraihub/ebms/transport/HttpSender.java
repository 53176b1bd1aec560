package org.belraihub.ebms.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

import org.belraihub.ebms.message.Octets;

/** Posts messages. HTTP/1.1 without upgrade, no redirects; TLS is the client's. */
public final class HttpSender {

  /** A large message may take longer than the exchange of a small one. */
  private static final int SLOWEST_BYTES_PER_MILLISECOND = 250;

  private final HttpClient client;
  private final Duration timeout;
  private final int replyLimit;

  /**
   * A sender.
   *
   * @param client     with its connect timeout and TLS context
   * @param timeout    for the whole exchange
   * @param replyLimit largest reply in bytes; a larger one is cut off and will not be understood
   */
  public HttpSender(HttpClient client, Duration timeout, int replyLimit) {
    this.client = client;
    this.timeout = timeout;
    this.replyLimit = replyLimit;
  }

  /** A client with the keys and the trust of the JVM. */
  public static HttpClient defaultClient(Duration connectTimeout) {
    return builder(connectTimeout).build();
  }

  /** A client with keys and trust of its own, for TLS to partners; host names are verified. */
  public static HttpClient client(Duration connectTimeout, SSLContext tls) {
    return builder(connectTimeout).sslContext(tls).build();
  }

  private static HttpClient.Builder builder(Duration connectTimeout) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout);
  }

  /** Posts and waits for the answer. */
  public HttpOutcome post(URI endpoint, String contentType, Octets body) {
    HttpRequest request = HttpRequest.newBuilder(endpoint).version(HttpClient.Version.HTTP_1_1)
        .timeout(timeout.plusMillis(body.length() / SLOWEST_BYTES_PER_MILLISECOND)).header("Content-Type", contentType)
        .header("SOAPAction", "\"ebXML\"").POST(publisher(body)).build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return new HttpOutcome.Answered(
            new HttpReply(response.statusCode(), response.headers().firstValue("Content-Type").orElse(null), in.readNBytes(replyLimit)));
      }
    } catch (HttpConnectTimeoutException | UnresolvedAddressException e) {
      return new HttpOutcome.Unreachable(e.getClass().getSimpleName());
    } catch (IOException e) {
      return notArrived(e) ? new HttpOutcome.Unreachable(e.getClass().getSimpleName())
          : new HttpOutcome.Uncertain(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HttpOutcome.Uncertain("interrupted");
    }
  }

  /**
   * A handshake that failed counts too. A partner that refuses our certificate under TLS 1.3 often just hangs up:
   * that stays uncertain.
   */
  private static boolean notArrived(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof ConnectException || t instanceof UnresolvedAddressException || t instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  private static HttpRequest.BodyPublisher publisher(Octets body) {
    return body instanceof Octets.ArrayOctets array ? BodyPublishers.ofByteArray(array.array(), array.from(), array.count())
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body::open), body.length());
  }
}
