package org.belraihub.wss;

import java.time.Duration;

import org.belraihub.xml.XmlLimits;

/**
 * How old, how far ahead and how large a message may be.
 *
 * @param maximumAge age of a message, counted from its Created
 * @param clockSkew  how far Created may lie in the future, and how long after Expires a message is still taken
 * @param limits     size, depth and number of elements
 */
public record InboundRules(Duration maximumAge, Duration clockSkew, XmlLimits limits) {

  /** 300 seconds, 60 seconds, the limits of messages. */
  public static final InboundRules STANDARD = new InboundRules(Duration.ofSeconds(300), Duration.ofSeconds(60), XmlLimits.MESSAGE);
}
