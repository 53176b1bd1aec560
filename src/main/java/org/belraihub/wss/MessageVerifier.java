package org.belraihub.wss;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import org.belraihub.time.SystemClock;
import org.belraihub.wss.TokenCache.Token;
import org.belraihub.xml.ExclusiveForm;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Verifies the security of an inbound message (R10.01; WS-Security 1.0 X.509 token profile). A message that comes out of
 * {@link #verify} has exactly one Body and one Timestamp, both covered by one RSA signature whose certificate a
 * {@link SenderDirectory} knows, and is neither too old nor from the future. For all threads.
 *
 * <p>Order: structure, times, certificate, digests, signature value: cheap checks first, so that a flood costs little.
 */
public final class MessageVerifier {

  private final @Nullable SenderDirectory senders;
  private final @Nullable AssertionTokens assertions;
  private final InboundRules rules;
  private final SystemClock clock;
  private final TokenCache tokens = new TokenCache();

  /** A verifier for the senders of one directory. */
  public MessageVerifier(SenderDirectory senders, InboundRules rules, SystemClock clock) {
    this(senders, null, rules, clock);
  }

  private MessageVerifier(@Nullable SenderDirectory senders, @Nullable AssertionTokens assertions, InboundRules rules, SystemClock clock) {
    this.senders = senders;
    this.assertions = assertions;
    this.rules = rules;
    this.clock = clock;
  }

  /** A verifier of messages that are signed with the key that their SAML assertion names (SAML token profile 1.0, holder of key). */
  public static MessageVerifier holderOfKey(AssertionTokens assertions, InboundRules rules, SystemClock clock) {
    return new MessageVerifier(null, assertions, rules, clock);
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
    SecurityHeader security = SecurityHeader.of(envelope, assertions != null);
    SignedParts parts = SignedParts.of(security.signature(), assertions != null);
    checkToken(envelope, security, parts);
    checkCoverage(envelope, security, parts);
    Instant now = clock.now();
    TimestampRule times = TimestampRule.of(security.timestamp());
    times.check(now, rules);
    Proven proven = assertions == null ? directory(security.token()) : asserted(assertions.holder(security.token(), now));
    checkDates(proven.token(), now, proven.sender());
    checkDigests(envelope, parts, proven.sender());
    byte[] signedInfo = ExclusiveForm.of(parts.signedInfo(), parts.signedInfoInclusive());
    checkSignature(proven.token(), parts, signedInfo, proven.sender());
    if (assertions == null) {
      tokens.keep(security.token(), proven.token());
    }
    return new SignedMessage(proven.sender(), proven.token().certificate(), replayKey(signedInfo, proven.token()), times.created(),
        times.expires(), times.forgettableAt(rules), envelope.payload(), bytes);
  }

  private record Proven(Token token, Sender sender) {
  }

  private Proven directory(Element element) {
    Token token = tokens.read(element);
    Sender sender = Objects.requireNonNull(senders).find(token.certificate())
        .orElseThrow(() -> new MessageRejectedException(MessageRejection.CERTIFICATE_UNKNOWN, "no sender has this certificate"));
    return new Proven(token, sender);
  }

  private static Proven asserted(AssertionTokens.Holder holder) {
    return new Proven(TokenCache.of(holder.certificate()), holder.sender());
  }

  /** The signature must point at the one token; of assertions there may be one in the whole message. */
  private void checkToken(SoapEnvelope envelope, SecurityHeader security, SignedParts parts) {
    boolean leads = assertions == null ? envelope.ids().get(parts.tokenId()) == security.token()
        : !parts.tokenId().isEmpty() && parts.tokenId().equals(security.token().getAttribute("AssertionID"));
    if (!leads) {
      throw new MessageRejectedException(MessageRejection.STRUCTURE, "the key reference does not lead to the one token");
    }
    if (assertions != null
        && envelope.body().getOwnerDocument().getElementsByTagNameNS(WssNames.SAML, "Assertion").getLength() != 1) {
      throw new MessageRejectedException(MessageRejection.REPEATED_PART, "a second assertion somewhere");
    }
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
