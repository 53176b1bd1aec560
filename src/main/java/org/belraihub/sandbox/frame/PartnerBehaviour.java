package org.belraihub.sandbox.frame;

import java.time.Duration;

/**
 * How a partner behaves until told otherwise or restarted.
 *
 * @param mode  what it does
 * @param delay how long {@link PartnerMode#SLOW} waits; zero otherwise
 */
public record PartnerBehaviour(PartnerMode mode, Duration delay) {

  /** The usual. */
  public static final PartnerBehaviour NORMAL = new PartnerBehaviour(PartnerMode.UP, Duration.ZERO);

  /** A delay between nothing and ten minutes. */
  public PartnerBehaviour {
    if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("a delay is 0 to 600000 milliseconds");
    }
  }
}
