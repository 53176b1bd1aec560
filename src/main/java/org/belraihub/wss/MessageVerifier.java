package org.belraihub.wss;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;

import org.belraihub.time.SystemClock;
import org.belraihub.wss.TokenCache.Token;
import org.belraihub.xml.ExclusiveForm;
import org.w3c.dom.Element;

/**
 * Verifies the security of an inbound message (R10.01; WS-Security 1.0 X.509 token profile). A message that comes out of
 * {@link #verify} has exactly one Body and one Timestamp, both covered by one RSA signature whose certificate a
 * {@link SenderDirectory} knows, and is neither too old nor from the future. For all threads.
 *
 * <p>Order: structure, times, certificate, digests, signature value: cheap checks first, so that a flood costs little.
 */
public final class MessageVerifier {

  private final SenderDirectory senders;
  private final InboundRules rules;
  private final SystemClock clock;
  private final TokenCache tokens = new TokenCache();

  /** A verifier for the senders of one directory. */
  public MessageVerifier(SenderDirectory senders, InboundRules rules, SystemClock clock) {
    this.senders = senders;
    this.rules = rules;
    this.clock = clock;
  }

  /** The rules it works by. */
  public InboundRules rules() {
    return rules;
  }

  /** Parses and verifies; {@link MessageRejectedException} when anything is wrong. */
  public SignedMessage verify(byte[] bytes) {
    return verify(SoapEnvelope.read(bytes, rules.limits()), bytes);
  }

  /** Verifies a message that was parsed from the given bytes. */
  public SignedMessage verify(SoapEnvelope envelope, byte[] bytes) {
    SecurityHeader security = SecurityHeader.of(envelope);
    SignedParts parts = SignedParts.of(security.signature());
    if (envelope.ids().get(parts.tokenId()) != security.token()) {
      throw new MessageRejectedException(MessageRejection.STRUCTURE, "the key reference does not lead to the one token");
    }
    checkCoverage(envelope, security, parts);
    Instant now = clock.now();
    TimestampRule times = TimestampRule.of(security.timestamp());
    times.check(now, rules);
    Token token = tokens.read(security.token());
    Sender sender = senders.find(token.certificate())
        .orElseThrow(() -> new MessageRejectedException(MessageRejection.CERTIFICATE_UNKNOWN, "no sender has this certificate"));
    checkDates(token, now, sender);
    checkDigests(envelope, parts, sender);
    byte[] signedInfo = ExclusiveForm.of(parts.signedInfo(), parts.signedInfoInclusive());
    checkSignature(token, parts, signedInfo, sender);
    tokens.keep(security.token(), token);
    return new SignedMessage(sender, token.certificate(), replayKey(signedInfo, token), times.created(), times.expires(),
        times.forgettableAt(rules), envelope.payload(), bytes);
  }

  /** Body and Timestamp must be among the signed elements, by identity; other references may only be header blocks or the token. */
  private static void checkCoverage(SoapEnvelope envelope, SecurityHeader security, SignedParts parts) {
    boolean body = false;
    boolean timestamp = false;
    for (SignedParts.Reference reference : parts.references()) {
      Element target = envelope.ids().get(reference.id());
      if (target == null) {
        throw new MessageRejectedException(MessageRejection.REFERENCE, "a reference leads to nothing");
      }
      if (target == envelope.body()) {
        body = true;
      } else if (target == security.timestamp()) {
        timestamp = true;
      } else if (target != security.token() && (target.getParentNode() != envelope.header() || target == security.element())) {
        throw new MessageRejectedException(MessageRejection.REFERENCE, "a reference leads to an element that is no header block");
      }
    }
    if (!body) {
      throw new MessageRejectedException(MessageRejection.BODY_NOT_SIGNED, "the Body is not covered");
    }
    if (!timestamp) {
      throw new MessageRejectedException(MessageRejection.TIMESTAMP_NOT_SIGNED, "the Timestamp is not covered");
    }
  }

  private static void checkDates(Token token, Instant now, Sender sender) {
    try {
      token.certificate().checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new MessageRejectedException(MessageRejection.CERTIFICATE_DATES, "outside the validity of the certificate", sender);
    }
  }

  private static void checkDigests(SoapEnvelope envelope, SignedParts parts, Sender sender) {
    for (SignedParts.Reference reference : parts.references()) {
      MessageDigest digest = Digests.of(reference.algorithm());
      Element target = envelope.ids().get(reference.id());
      ExclusiveForm.digest(target, reference.inclusive(), digest);
      if (!MessageDigest.isEqual(digest.digest(), reference.digest())) {
        throw new MessageRejectedException(MessageRejection.DIGEST, "the digest of " + target.getLocalName() + " differs", sender);
      }
    }
  }

  private static void checkSignature(Token token, SignedParts parts, byte[] signedInfo, Sender sender) {
    boolean good;
    try {
      Signature signature = Signature.getInstance(parts.algorithm());
      signature.initVerify(token.key());
      signature.update(signedInfo);
      good = signature.verify(parts.value());
    } catch (GeneralSecurityException e) {
      good = false;
    }
    if (!good) {
      throw new MessageRejectedException(MessageRejection.SIGNATURE, "the signature value differs", sender);
    }
  }

  private static String replayKey(byte[] signedInfo, Token token) {
    try {
      MessageDigest digest = Digests.of("SHA-256");
      digest.update(signedInfo);
      digest.update(token.certificate().getEncoded());
      return Digests.hex(digest.digest());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has its encoding", e);
    }
  }
}
