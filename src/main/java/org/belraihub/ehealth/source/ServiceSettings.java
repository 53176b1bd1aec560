package org.belraihub.ehealth.source;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How one service is reached and how much it may cost.
 *
 * @param addresses       where it listens, the best first; a later one is tried when an earlier one does not work
 * @param security        how calls are secured
 * @param answersSignedBy whether an answer may be signed with a certificate, asked for every answer; empty for services that do not sign, as those of the
 *                        eHealth platform
 * @param timeout         longest time of a whole call, from connecting to the end of the answer
 * @param parallelCalls   calls under way at the same time; four times as many may wait, the next is refused at once
 * @param answersKept     how many answers are kept at most; the one not used for longest goes first
 * @param answersKeptFor  how old an answer may be and still count as asked now (D6)
 * @param circuit         when to stop asking
 * @param retry           when to ask again at once
 */
public record ServiceSettings(List<URI> addresses, Security security, Optional<Predicate<X509Certificate>> answersSignedBy, Duration timeout,
                              int parallelCalls, int answersKept, Duration answersKeptFor, Circuit circuit, Retry retry) {

  /** How a call proves who makes it. */
  public enum Security {
    /** The certificate travels with the call: Body, Timestamp and token are signed. */
    X509,
    /** A token of the STS travels with the call: Body and Timestamp are signed with the key it names. */
    HOLDER_OF_KEY
  }

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

  /**
   * How often a call is made again that failed for a moment, within the time-out of the whole.
   *
   * @param times     further attempts of one call
   * @param pause     pause before the first of them; each later one waits twice as long, and chance takes off up to half
   * @param perSecond further attempts of all calls together, so that a service that is unwell is not asked double
   */
  public record Retry(int times, Duration pause, double perSecond) {

    /** One more attempt after 100 to 200 ms, five in a second. */
    public static final Retry DEFAULT = new Retry(1, Duration.ofMillis(200), 5);
    /** Never. */
    public static final Retry NEVER = new Retry(0, Duration.ofMillis(1), 1);

    /** Checks the ranges; {@link IllegalArgumentException} otherwise. */
    public Retry {
      require(times >= 0 && times <= 10, "0 to 10 further attempts");
      require(pause.toMillis() >= 1, "a pause is 1 ms or longer");
      require(perSecond >= 1, "at least one further attempt in a second");
    }
  }

  /** Checks the ranges; {@link IllegalArgumentException} otherwise. */
  public ServiceSettings {
    addresses = List.copyOf(addresses);
    require(!addresses.isEmpty() && addresses.stream().allMatch(URI::isAbsolute), "the addresses of a service are absolute URIs");
    require(timeout.toMillis() >= 1, "a time-out is 1 ms or longer");
    require(parallelCalls >= 1, "at least one call at a time");
    require(answersKept >= 1, "at least one answer is kept");
    require(!answersKeptFor.isNegative(), "the age of an answer is not negative");
  }

  /** Three seconds, 16 calls at a time, 10,000 answers, the given age, the default circuit and retry, X.509. */
  public static ServiceSettings at(URI address, Optional<Predicate<X509Certificate>> answersSignedBy, Duration answersKeptFor) {
    return new ServiceSettings(List.of(address), Security.X509, answersSignedBy, Duration.ofSeconds(3), 16, 10_000, answersKeptFor,
        Circuit.DEFAULT, Retry.DEFAULT);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
