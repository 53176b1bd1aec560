package org.belraihub.sandbox.ehealth.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.phase.Phase;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.saml.AssertionRefusedException;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.sandbox.frame.VerifiedQuestion;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.AssertionTokens;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.belraihub.xml.InclusiveForm;
import org.w3c.dom.Element;

/**
 * What the services of the platform ask of a call: a token of the STS, and Body and Timestamp signed by the key it names. Answers are
 * not signed. Stock WSS4J cannot do this without a SAML library that cannot be had, so the hub's own verifier stands here.
 */
public final class HolderOfKeySecurity implements Consumer<EndpointImpl>, AssertionTokens {

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int MOST_TOKENS = 100;

  private final Map<ByteBuffer, Assertion> tokens = new ConcurrentHashMap<>();
  private final MessageVerifier verifier;
  private final AssertionReader reader;
  private final AtomicReference<Instant> tokensFrom = new AtomicReference<>(Instant.MIN);

  /** Takes tokens signed by {@code ehealth}. */
  public HolderOfKeySecurity(SandboxKeys keys, SystemClock clock) {
    this.reader = new AssertionReader(() -> List.of(keys.identity("ehealth").certificate()), SKEW, false);
    this.verifier = MessageVerifier.holderOfKey(this, InboundRules.STANDARD, clock);
  }

  /** Forgets every token that was issued before this moment. */
  public void forgetTokens(Instant before) {
    tokensFrom.set(before);
  }

  @Override
  public void accept(EndpointImpl endpoint) {
    endpoint.getInInterceptors().add(new Verifying());
  }

  @Override
  public Holder holder(Element assertion, Instant now) {
    try {
      Assertion token = token(assertion, now);
      boolean denied = token.attributes().stream().anyMatch(a -> a.name().endsWith(":boolean") && !a.values().equals(List.of("true")));
      if (denied || token.notBefore().isBefore(tokensFrom.get())) {
        throw new MessageRejectedException(MessageRejection.CERTIFICATE_UNKNOWN, "the token authorises nothing");
      }
      return new Holder(new Sender(token.holder().getSubjectX500Principal().getName()), token.holder());
    } catch (AssertionRefusedException e) {
      throw new MessageRejectedException(MessageRejection.CERTIFICATE_UNKNOWN, e.reason().name());
    }
  }

  /** A caller shows the same token for hours; only what is the same to the last byte is taken from memory, and only while it holds. */
  private Assertion token(Element assertion, Instant now) throws AssertionRefusedException {
    var bytes = ByteBuffer.wrap(InclusiveForm.of(assertion));
    Assertion seen = tokens.get(bytes);
    if (seen != null && seen.holdsAt(now, SKEW)) {
      return seen;
    }
    Assertion read = reader.read(assertion, now);
    if (tokens.size() >= MOST_TOKENS) {
      tokens.clear();
    }
    tokens.put(bytes, read);
    return read;
  }

  private final class Verifying extends AbstractSoapInterceptor {

    Verifying() {
      super(Phase.RECEIVE);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      InputStream in = message.getContent(InputStream.class);
      if (in == null) {
        return;
      }
      try {
        VerifiedQuestion.handOn(message, verifier.verify(in.readAllBytes()).payload());
      } catch (IOException e) {
        throw new Fault(e);
      } catch (MessageRejectedException e) {
        throw SoaFaults.of(e.reason() == MessageRejection.MALFORMED || e.reason() == MessageRejection.NOT_SOAP ? "SOA-03001" : "SOA-01001");
      }
    }
  }
}
