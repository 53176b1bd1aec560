package org.belraihub.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Collects a reply's bytes up to a limit and for a limited time, then breaks the connection. */
final class BoundedReply implements HttpResponse.BodySubscriber<byte[]> {

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();

  /** A reply of at most so many bytes, complete within a time from now on. */
  BoundedReply(int limit, Duration time) {
    this.limit = limit;
    result.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    result.whenComplete((bytes, failure) -> {
      if (failure != null) {
        subscription.cancel();
      }
    });
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
    if (bytes.size() > limit) {
      result.completeExceptionally(new IOException("the reply has more than " + limit + " bytes"));
    }
  }

  @Override
  public void onError(Throwable throwable) {
    result.completeExceptionally(throwable);
  }

  @Override
  public void onComplete() {
    result.complete(bytes.toByteArray());
  }
}
