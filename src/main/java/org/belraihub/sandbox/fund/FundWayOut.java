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
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.belraihub.sandbox.fund.FundHabits.Fault;

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

    FundHabits.Fault fault(int fund);

    void acknowledged(int fund, String messageId);
  }

  private static final int DELAY_MILLIS = 400;

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
    var thread = new Thread(task, "fund-delay");
    thread.setDaemon(true);
    return thread;
  });
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
    var response = send(request, handler, content, number == 0 ? Fault.NONE : desk.fault(number));
    Matcher about = ABOUT.matcher(content);
    if (number != 0 && response.statusCode() / 100 == 2 && about.find()) {
      desk.acknowledged(number, about.group(1));
    }
    return response;
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, String content, Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case LOSE -> throw new IOException("lost on the way");
      case DELAY -> {
        // overtaken by what leaves in the meantime; the sender takes it for lost
        later.schedule(() -> real.sendAsync(request, BodyHandlers.discarding()), DELAY_MILLIS, TimeUnit.MILLISECONDS);
        throw new IOException("delayed on the way");
      }
      case DUPLICATE -> {
        real.send(request, BodyHandlers.discarding());
        return real.send(request, handler);
      }
      case CORRUPT -> {
        if (!content.contains("Acknowledgment")) {
          return real.send(request, handler);
        }
        String other = content.replaceFirst("DigestValue>.", "DigestValue>_");
        real.send(HttpRequest.newBuilder(request, (name, value) -> true).POST(HttpRequest.BodyPublishers.ofString(other)).build(),
            BodyHandlers.discarding());
        throw new IOException("corrupted on the way");
      }
      default -> {
        return real.send(request, handler);
      }
    }
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
