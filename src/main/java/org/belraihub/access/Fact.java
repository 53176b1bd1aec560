package org.belraihub.access;

import java.time.Instant;

/** One fact for a decision: what a source said and when, or that it did not answer, from which nothing follows. */
public sealed interface Fact {

  /**
   * The source answered.
   *
   * @param holds   whether consent or relation exists
   * @param givenAt when it said so
   */
  record Known(boolean holds, Instant givenAt) implements Fact {
  }

  /**
   * The source did not answer.
   *
   * @param why for the access log
   */
  record Unavailable(String why) implements Fact {
  }

  /** Not asked, because an earlier step decided or the fact does not matter (R2.14). */
  record NotAsked() implements Fact {
  }

  /** Whether the source said that it holds. */
  default boolean holds() {
    return this instanceof Known known && known.holds();
  }

  /** Whether the source said that it does not hold. */
  default boolean lacks() {
    return this instanceof Known known && !known.holds();
  }

  /** For the access log (R2.06). */
  default String text() {
    if (this instanceof Known known) {
      return (known.holds() ? "yes@" : "no@") + known.givenAt();
    }
    return this instanceof Unavailable unavailable ? "unavailable (" + unavailable.why() + ")" : "not asked";
  }
}
