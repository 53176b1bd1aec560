package org.belraihub.wss;

import java.security.cert.X509Certificate;
import java.time.Instant;

import org.w3c.dom.Element;

/** Judges the SAML assertion of a message and says whose key must have signed the message. */
@FunctionalInterface
public interface AssertionTokens {

  /**
   * The holder of an assertion that was accepted.
   *
   * @param sender      the directory's own key of the party
   * @param certificate the certificate that the assertion names
   */
  record Holder(Sender sender, X509Certificate certificate) {
  }

  /** Verifies; {@link MessageRejectedException} when the assertion proves nothing. */
  Holder holder(Element assertion, Instant now);
}
