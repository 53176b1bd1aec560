package org.belraihub.sandbox.fund;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The connection on which the funds' acknowledgments leave: a silent fund gets nothing out, and what the hub took is booked. The
 * message service itself stays as it is.
 */
final class FundWayOut extends HttpClient {

  private static final Pattern FUND = Pattern.compile("CPAId>belraihub-sandbox-(\\d{3})<");
  private static final Pattern ABOUT = Pattern.compile("Acknowledgment[ >].*?RefToMessageId>([^<]+)<", Pattern.DOTALL);

  /** What the funds do about it. */
  interface Desk {

    boolean silent(int fund);

    void acknowledged(int fund, String messageId);
  }

  private final HttpClient real;
  private final Desk desk;

  FundWayOut(HttpClient real, Desk desk) {
    this.real = real;
    this.desk = desk;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
    var content = content(request);
    Matcher fund = FUND.matcher(content);
    int number = fund.find() ? Integer.parseInt(fund.group(1)) : 0;
    if (number != 0 && desk.silent(number)) {
      throw new IOException("fund " + number + " keeps silent");
    }
    var response = real.send(request, handler);
    Matcher about = ABOUT.matcher(content);
    if (number != 0 && response.statusCode() / 100 == 2 && about.find()) {
      desk.acknowledged(number, about.group(1));
    }
    return response;
  }

  private static String content(HttpRequest request) {
    var bytes = new ByteArrayOutputStream();
    request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(ByteBuffer part) {
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
      }

      @Override
      public void onError(Throwable problem) {
        // the request itself will fail with it
      }

      @Override
      public void onComplete() {
        // the bytes are there: an array is published at once
      }
    }));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
    throw new UnsupportedOperationException("the message service sends one by one");
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
    throw new UnsupportedOperationException("the message service sends one by one");
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return real.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return real.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return real.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return real.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return real.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return real.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return real.authenticator();
  }

  @Override
  public Version version() {
    return real.version();
  }

  @Override
  public Optional<Executor> executor() {
    return real.executor();
  }
}
