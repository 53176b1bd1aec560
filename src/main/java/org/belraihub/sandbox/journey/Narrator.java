package org.belraihub.sandbox.journey;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.sandbox.care.message.RefusedByHubException;

/** Prints who said what to whom, over which protocol, and how long it took. */
final class Narrator {

  private final PrintStream out;
  private final AtomicInteger number = new AtomicInteger();

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** Something that is done and tells what came of it. */
  interface Step<T> {
    T take() throws RefusedByHubException, JourneyFailedException, IOException;
  }

  /** Words for what came of a step. */
  interface Words<T> {
    String of(T result);
  }

  void heading(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }

  <T> T step(String from, String to, String protocol, String what, Step<T> step, Words<T> outcome) throws JourneyFailedException {
    long begin = System.nanoTime();
    T result;
    try {
      result = step.take();
    } catch (RefusedByHubException e) {
      line(from, to, protocol, begin, what + ": refused with " + e.code());
      throw new JourneyFailedException(what + " was refused with " + e.code(), e);
    } catch (IOException e) {
      line(from, to, protocol, begin, what + ": no answer");
      throw new JourneyFailedException(what + " got no answer", e);
    }
    line(from, to, protocol, begin, what + ": " + outcome.of(result));
    return result;
  }

  void told(String from, String to, String protocol, long millis, String what) {
    out.printf("%3d  %-15s -> %-17s %-9s %6d ms  %s%n", number.incrementAndGet(), from, to, protocol, millis, what);
    out.flush();
  }

  private void line(String from, String to, String protocol, long begin, String what) {
    told(from, to, protocol, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), what);
  }

  void plain(String text) {
    out.println(text);
    out.flush();
  }
}
