package org.belraihub.soap;

import java.util.Optional;

import jakarta.xml.ws.WebServiceException;

import javax.xml.stream.XMLStreamReader;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamReader;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.SignedMessage;
import org.belraihub.wss.SoapEnvelope;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlLimits;
import org.jspecify.annotations.Nullable;

/**
 * First on a reply's way in. Where signed replies are expected, only a fault may come unsigned: a partner cannot sign for
 * somebody it did not recognise, and a fault never counts as done.
 */
final class ReplyInterceptor extends AbstractSoapInterceptor {

  private final @Nullable MessageVerifier verifier;

  ReplyInterceptor(@Nullable MessageVerifier verifier) {
    super(Phase.RECEIVE);
    this.verifier = verifier;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    byte[] bytes = message.getContent(byte[].class);
    try {
      SoapEnvelope envelope = SoapEnvelope.read(bytes, XmlLimits.MESSAGE);
      verified(verifier, envelope, bytes).ifPresent(signed -> message.getExchange().put(SignedMessage.class, signed));
      message.setContent(XMLStreamReader.class, new W3CDOMStreamReader(envelope.payload()));
    } catch (MessageRejectedException e) {
      throw new WebServiceException("the reply was not accepted", e);
    }
  }

  /** What the verifier says of a reply, if it is asked; {@link MessageRejectedException} when the reply is not accepted. */
  static Optional<SignedMessage> verified(@Nullable MessageVerifier verifier, SoapEnvelope envelope, byte[] bytes) {
    return verifier == null || unsignedFault(envelope) ? Optional.empty() : Optional.of(verifier.verify(envelope, bytes));
  }

  private static boolean unsignedFault(SoapEnvelope envelope) {
    boolean secured = envelope.header() != null && Elements.child(envelope.header(), WssNames.WSSE, "Security") != null;
    boolean fault = Elements.is(envelope.payload(), WssNames.SOAP, "Fault");
    if (!secured && !fault) {
      throw new MessageRejectedException(MessageRejection.NOT_SIGNED, "the reply is not signed");
    }
    return !secured;
  }
}
