package org.belraihub.wss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The times of a Timestamp. The age counts from Created; an Expires that lies further away than the greatest age neither helps nor harms.
 *
 * @param created when the sender made the message
 * @param expires until when the sender stands by it; null when not said
 */
record TimestampRule(Instant created, @Nullable Instant expires) {

  static TimestampRule of(Element timestamp) {
    Instant created = null;
    Instant expires = null;
    for (Node node = timestamp.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (SecurityHeader.is(node, WssNames.WSU, "Created") && created == null && expires == null) {
        created = instant((Element) node);
      } else if (SecurityHeader.is(node, WssNames.WSU, "Expires") && created != null && expires == null) {
        expires = instant((Element) node);
      } else if (node instanceof Element) {
        throw structure();
      }
    }
    if (created == null) {
      throw structure();
    }
    return new TimestampRule(created, expires);
  }

  void check(Instant now, InboundRules rules) {
    if (created.isAfter(now.plus(rules.clockSkew()))) {
      throw new MessageRejectedException(MessageRejection.FROM_THE_FUTURE, "Created lies in the future");
    }
    if (!forgettableAt(rules).isAfter(now)) {
      throw new MessageRejectedException(MessageRejection.EXPIRED, "too old or expired");
    }
  }

  Instant forgettableAt(InboundRules rules) {
    Instant byAge = created.plus(rules.maximumAge());
    Instant byExpiry = expires == null ? byAge : expires.plus(rules.clockSkew());
    return byExpiry.isBefore(byAge) ? byExpiry : byAge;
  }

  private static Instant instant(Element element) {
    if (element.getFirstChild() == null || element.getFirstChild() != element.getLastChild()
        || element.getFirstChild().getNodeType() != Node.TEXT_NODE) {
      throw structure();
    }
    try {
      return OffsetDateTime.parse(element.getFirstChild().getNodeValue().trim()).toInstant();
    } catch (DateTimeException e) {
      throw structure();
    }
  }

  private static MessageRejectedException structure() {
    return new MessageRejectedException(MessageRejection.STRUCTURE, "the Timestamp is not Created and Expires with a zone");
  }
}
