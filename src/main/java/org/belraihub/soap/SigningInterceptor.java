package org.belraihub.soap;

import java.io.IOException;
import java.io.OutputStream;

import javax.xml.stream.XMLStreamWriter;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.interceptor.AbstractOutDatabindingInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.belraihub.wss.EnvelopeWriter;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.Nullable;

/** Lets CXF write into an {@link EnvelopeWriter} and sends what the signer makes of it. Answers are only signed for verified requests. */
final class SigningInterceptor extends AbstractSoapInterceptor {

  private final @Nullable MessageSigner signer;
  private final boolean answers;
  private final Ending ending = new Ending();

  /** With {@code answers} for a server; without for a client, which signs always. */
  SigningInterceptor(@Nullable MessageSigner signer, boolean answers) {
    super(Phase.PRE_STREAM);
    this.signer = signer;
    this.answers = answers;
    addBefore(StaxOutInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (signer != null && (!answers || message.getExchange().get(SignedMessage.class) != null)) {
      message.setContent(XMLStreamWriter.class, signer.newEnvelope());
      // without a charset text/xml may be read as another encoding, and the signature would not hold
      message.put(Message.CONTENT_TYPE, "text/xml; charset=UTF-8");
      message.put(AbstractOutDatabindingInterceptor.DISABLE_OUTPUTSTREAM_OPTIMIZATION, Boolean.TRUE);
    }
    message.getInterceptorChain().add(ending);
  }

  /** Nothing has been sent yet: a fault takes the place of a reply that could not be written to its end. */
  @Override
  public void handleFault(SoapMessage message) {
    if (message.getContent(XMLStreamWriter.class) instanceof EnvelopeWriter) {
      message.removeContent(XMLStreamWriter.class);
      message.remove(SoapOutInterceptor.WROTE_ENVELOPE_START);
    }
  }

  private final class Ending extends AbstractSoapInterceptor {

    Ending() {
      super(SigningInterceptor.class.getName() + ".Ending", Phase.PRE_STREAM_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      if (message.getContent(XMLStreamWriter.class) instanceof EnvelopeWriter envelope && signer != null) {
        try {
          message.getContent(OutputStream.class).write(signer.sign(envelope));
        } catch (IOException e) {
          throw new Fault(e);
        }
      }
      if (answers) {
        CallRecord.end(message.getExchange());
      }
    }
  }
}
