package org.belraihub.wss;

import java.security.cert.X509Certificate;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A message whose signature, certificate and times were verified.
 *
 * @param sender        whose certificate signed it
 * @param certificate   that certificate
 * @param replayKey     SHA-256 in hex over the canonical SignedInfo and the certificate: equal for copies of one signed message
 * @param created       Timestamp/Created
 * @param expires       Timestamp/Expires, when given
 * @param forgettableAt from this instant on a copy would be refused as expired, so the replay key need not be kept
 * @param payload       the one element in the signed Body
 * @param bytes         the message as received; not copied, not to be changed
 */
public record SignedMessage(Sender sender, X509Certificate certificate, String replayKey, Instant created, @Nullable Instant expires,
                            Instant forgettableAt, Element payload, byte[] bytes) {

  /**
   * SHA-256 in hex over what the payload says without its first child {@code context}: equal for two requests that ask the same,
   * whenever, with whichever prefixes and under whichever signature they are sent. Computed at each call.
   */
  public String payloadDigest() {
    return Digests.ofPayloadWithoutContext(payload);
  }

  @Override
  public String toString() {
    return "SignedMessage[" + sender + ", created " + created + "]";
  }
}
