package org.belraihub.ehealth.saml;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A verified holder-of-key assertion.
 *
 * @param id           its AssertionID
 * @param issuer       who issued it
 * @param notBefore    first moment it holds
 * @param notOnOrAfter first moment it holds no more
 * @param holder       the certificate whose key its bearer must prove to have
 * @param attributes   what it says of the subject
 * @param xml          the bytes that were verified, complete with every namespace in scope, ready to be embedded as they are
 */
public record Assertion(String id, String issuer, Instant notBefore, Instant notOnOrAfter, X509Certificate holder,
                        List<SamlAttribute> attributes, byte[] xml) {

  /** Keeps its own copy of the attributes; the bytes are not copied and not to be changed. */
  public Assertion {
    attributes = List.copyOf(attributes);
  }

  /** The values of an attribute; empty when it is not there. */
  public List<String> values(String namespace, String name) {
    return attributes.stream().filter(a -> a.namespace().equals(namespace) && a.name().equals(name)).flatMap(a -> a.values().stream())
        .toList();
  }

  /** Whether it holds at that moment, with a tolerance for clocks that differ before it begins. */
  public boolean holdsAt(Instant moment, Duration skew) {
    return !moment.plus(skew).isBefore(notBefore) && moment.isBefore(notOnOrAfter);
  }

  @Override
  public String toString() {
    return "Assertion[" + id + " until " + notOnOrAfter + "]";
  }
}
