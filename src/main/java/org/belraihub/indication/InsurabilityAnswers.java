package org.belraihub.indication;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ReceivedMessage;

/** Brings answers about insurability to those who wait for them on this node; an answer that nobody waits for is not needed any more. */
public class InsurabilityAnswers {

  private final Map<MessageId, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();

  /** To be called before the question leaves; close it when nobody waits any more. */
  Waiting expect(MessageId question) {
    waiting.put(question, new CompletableFuture<>());
    return new Waiting(question);
  }

  /** Takes an answer, on the connection of its question or later. */
  void arrived(ReceivedMessage message) {
    MessageId about = message.refToMessageId();
    CompletableFuture<byte[]> future = about == null ? null : waiting.get(about);
    if (future != null) {
      future.complete(message.payloads().get(0).content().bytes());
    }
  }

  /** Somebody who waits for one answer. */
  final class Waiting implements AutoCloseable {

    private final MessageId question;

    private Waiting(MessageId question) {
      this.question = question;
    }

    /** The answer, if it comes in time. */
    Optional<byte[]> within(long millis) {
      try {
        return Optional.of(waiting.get(question).get(millis, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an answer is never completed with a failure", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      waiting.remove(question);
    }
  }
}
