package org.belraihub.soap;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.HeldAssertion;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.jspecify.annotations.Nullable;

/**
 * How requests to one partner are signed and what its replies must prove.
 *
 * @param signer  signs requests
 * @param replies verifies replies; null takes replies without signature, for services that do not sign
 */
public record ClientSecurity(MessageSigner signer, @Nullable MessageVerifier replies) {

  /** Body, Timestamp and token signed, 60 seconds to live: what the eHealth services take. Their replies are not signed. */
  public static ClientSecurity unsignedReplies(KeyMaterial key, SystemClock clock) {
    return new ClientSecurity(new MessageSigner(key, true, Duration.ofSeconds(60), clock), null);
  }

  /** Body and Timestamp signed with the key that an assertion names (holder of key); replies are not signed. */
  public static ClientSecurity holderOfKey(KeyMaterial key, Supplier<HeldAssertion> assertions, SystemClock clock) {
    return new ClientSecurity(MessageSigner.holderOfKey(key, assertions, Duration.ofSeconds(60), clock), null);
  }

  /** Body, Timestamp and token signed, and a reply counts only when signed with exactly this certificate. */
  public static ClientSecurity signedReplies(KeyMaterial key, X509Certificate partner, SystemClock clock) {
    return signedReplies(key, partner::equals, clock);
  }

  /** The same; asked for every reply whether the certificate is one of the partner's, which may have two while it changes its key. */
  public static ClientSecurity signedReplies(KeyMaterial key, Predicate<X509Certificate> partner, SystemClock clock) {
    var verifier = new MessageVerifier(
        certificate -> partner.test(certificate) ? Optional.of(new Sender("partner")) : Optional.empty(), InboundRules.STANDARD, clock);
    return new ClientSecurity(new MessageSigner(key, true, Duration.ofSeconds(60), clock), verifier);
  }
}
