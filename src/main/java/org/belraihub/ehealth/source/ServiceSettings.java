package org.belraihub.ehealth.source;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;

/**
 * How one service is reached and how much it may cost.
 *
 * @param address         where it listens
 * @param answersSignedBy the certificate whose signature an answer must have; empty for services that do not sign, as those of the
 *                        eHealth platform
 * @param timeout         longest time of a whole call, from connecting to the end of the answer
 * @param parallelCalls   calls under way at the same time; four times as many may wait, the next is refused at once
 * @param answersKept     how many answers are kept at most; the one not used for longest goes first
 * @param answersKeptFor  how old an answer may be and still count as asked now (D6)
 * @param circuit         when to stop asking
 */
public record ServiceSettings(URI address, Optional<X509Certificate> answersSignedBy, Duration timeout, int parallelCalls,
                              int answersKept, Duration answersKeptFor, Circuit circuit) {

  /**
   * When a service counts as down.
   *
   * @param calls      number of last calls that are looked at; it opens when half of them failed, and at least half of this number
   *                   were made
   * @param retryAfter how long it stays open before one call tries again
   */
  public record Circuit(int calls, Duration retryAfter) {

    /** Ten calls, five seconds. */
    public static final Circuit DEFAULT = new Circuit(10, Duration.ofSeconds(5));

    /** Checks the ranges; {@link IllegalArgumentException} otherwise. */
    public Circuit {
      require(calls >= 2, "a circuit looks at 2 calls or more");
      require(retryAfter.toMillis() >= 1, "a circuit waits 1 ms or longer before it tries again");
    }
  }

  /** Checks the ranges; {@link IllegalArgumentException} otherwise. */
  public ServiceSettings {
    require(address.isAbsolute(), "the address of a service is an absolute URI");
    require(timeout.toMillis() >= 1, "a time-out is 1 ms or longer");
    require(parallelCalls >= 1, "at least one call at a time");
    require(answersKept >= 1, "at least one answer is kept");
    require(!answersKeptFor.isNegative(), "the age of an answer is not negative");
  }

  /** Three seconds, 16 calls at a time, 10,000 answers, the given age, the default circuit. */
  public static ServiceSettings at(URI address, Optional<X509Certificate> answersSignedBy, Duration answersKeptFor) {
    return new ServiceSettings(address, answersSignedBy, Duration.ofSeconds(3), 16, 10_000, answersKeptFor, Circuit.DEFAULT);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
