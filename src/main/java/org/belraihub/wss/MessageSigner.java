package org.belraihub.wss;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/**
 * Signs outbound messages: Body, Timestamp and, where asked, the token, with RSA-SHA256 and exclusive canonical form. The certificate
 * travels as BinarySecurityToken, or in an assertion of a security token service. The message is written once: what is digested is
 * what is sent. For all threads.
 */
public final class MessageSigner {

  private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String EMPTY_EXCLUSIVE = " Algorithm=\"" + WssNames.EXCLUSIVE + "\">";
  private static final byte[] SECURITY_END = Ascii.bytes("</wsse:Security>");
  private static final byte[] HEADER_END = Ascii.bytes("</soap:Header>");
  private static final byte[] ENVELOPE_END = Ascii.bytes("</soap:Envelope>");

  private final SigningKey key;
  private final boolean tokenSigned;
  private final @Nullable Supplier<HeldAssertion> assertions;
  private final Duration lifetime;
  private final SystemClock clock;

  /**
   * A signer for one key.
   *
   * @param tokenSigned whether the signature also covers the token, as the eHealth services ask
   * @param lifetime    from Created to Expires
   */
  public MessageSigner(KeyMaterial material, boolean tokenSigned, Duration lifetime, SystemClock clock) {
    this(material, tokenSigned, null, lifetime, clock);
  }

  private MessageSigner(KeyMaterial material, boolean tokenSigned, @Nullable Supplier<HeldAssertion> assertions, Duration lifetime,
                        SystemClock clock) {
    this.key = new SigningKey(material);
    this.tokenSigned = tokenSigned;
    this.assertions = assertions;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * A signer for the key that an assertion names (SAML token profile 1.0, holder of key): Body and Timestamp are signed; the assertion
   * travels with its issuer's signature and is not signed again.
   *
   * @param assertions gives the assertion for the next message
   */
  public static MessageSigner holderOfKey(KeyMaterial material, Supplier<HeldAssertion> assertions, Duration lifetime, SystemClock clock) {
    return new MessageSigner(material, false, assertions, lifetime, clock);
  }

  /** Where the next message is to be written. */
  public EnvelopeWriter newEnvelope() {
    var random = ThreadLocalRandom.current();
    return new EnvelopeWriter("B-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
  }

  /** The signed message, complete, in UTF-8 without XML declaration. */
  public byte[] sign(EnvelopeWriter envelope) {
    HeldAssertion held = assertions == null ? null : assertions.get();
    byte[] body = envelope.body();
    String timestampId = "T" + envelope.bodyId().substring(1);
    String timestamp = timestamp(timestampId);
    var references = new StringBuilder(1200);
    reference(references, envelope.bodyId(), SigningKey.digest(body));
    reference(references, timestampId, SigningKey.digest(Ascii.bytes(timestamp)));
    if (tokenSigned) {
      reference(references, key.tokenId, key.tokenDigest);
    }
    String signedInfo = "<ds:SignedInfo xmlns:ds=\"" + WssNames.DS + "\"><ds:CanonicalizationMethod" + EMPTY_EXCLUSIVE
        + "</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + WssNames.RSA_SHA256 + "\"></ds:SignatureMethod>" + references
        + "</ds:SignedInfo>";
    String value = key.sign(Ascii.bytes(signedInfo));

    var head = new StringBuilder(1000);
    head.append("<soap:Envelope xmlns:soap=\"").append(WssNames.SOAP).append('"');
    for (Map.Entry<String, String> declaration : envelope.declarations().entrySet()) {
      if (!"soap".equals(declaration.getKey())) {
        head.append(" xmlns:").append(declaration.getKey()).append("=\"").append(declaration.getValue()).append('"');
      }
    }
    head.append("><soap:Header><wsse:Security xmlns:wsse=\"").append(WssNames.WSSE).append("\" xmlns:wsu=\"").append(WssNames.WSU)
        .append("\" soap:mustUnderstand=\"1\">");
    var out = new ByteArrayOutputStream(head.length() + body.length + 4096 + (held == null ? 0 : held.xml().length));
    out.writeBytes(Ascii.bytes(head.toString()));
    if (held == null) {
      out.writeBytes(Ascii.bytes(key.token + timestamp));
    } else {
      out.writeBytes(Ascii.bytes(timestamp));
      out.writeBytes(held.xml());
    }
    out.writeBytes(Ascii.bytes("<ds:Signature xmlns:ds=\"" + WssNames.DS + "\">" + signedInfo + "<ds:SignatureValue>" + value
        + "</ds:SignatureValue><ds:KeyInfo>" + (held == null ? key.reference() : reference(held)) + "</ds:KeyInfo></ds:Signature>"));
    out.writeBytes(SECURITY_END);
    out.writeBytes(envelope.headers());
    out.writeBytes(HEADER_END);
    out.writeBytes(body);
    out.writeBytes(ENVELOPE_END);
    return out.toByteArray();
  }

  private static String reference(HeldAssertion held) {
    return "<wsse:SecurityTokenReference xmlns:wsse11=\"" + WssNames.WSSE11 + "\" wsse11:TokenType=\"" + WssNames.SAML_TOKEN
        + "\"><wsse:KeyIdentifier ValueType=\"" + WssNames.ASSERTION_ID + "\">" + held.id()
        + "</wsse:KeyIdentifier></wsse:SecurityTokenReference>";
  }

  private String timestamp(String id) {
    Instant now = clock.now();
    return "<wsu:Timestamp xmlns:wsu=\"" + WssNames.WSU + "\" wsu:Id=\"" + id + "\"><wsu:Created>" + INSTANT.format(now)
        + "</wsu:Created><wsu:Expires>" + INSTANT.format(now.plus(lifetime)) + "</wsu:Expires></wsu:Timestamp>";
  }

  private static void reference(StringBuilder references, String id, String digest) {
    references.append("<ds:Reference URI=\"#").append(id).append("\"><ds:Transforms><ds:Transform").append(EMPTY_EXCLUSIVE)
        .append("</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\"").append(WssNames.SHA256)
        .append("\"></ds:DigestMethod><ds:DigestValue>").append(digest).append("</ds:DigestValue></ds:Reference>");
  }
}
