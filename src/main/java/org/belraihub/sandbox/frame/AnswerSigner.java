package org.belraihub.sandbox.frame;

import java.io.OutputStream;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.interceptor.AbstractOutDatabindingInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** Lets CXF write an answer or a fault into a tree, and sends what WSS4J makes of it: Body and Timestamp signed, the certificate beside. */
final class AnswerSigner extends AbstractSoapInterceptor {

  private static final int SECONDS_TO_LIVE = 300;

  private final Crypto keys;
  private final String name;
  private final Ending ending = new Ending();

  /** Signs with the key of this name. */
  AnswerSigner(Crypto keys, String name) {
    super(Phase.PRE_STREAM);
    this.keys = keys;
    this.name = name;
    addBefore(StaxOutInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    message.setContent(XMLStreamWriter.class, new W3CDOMStreamWriter());
    message.put(Message.CONTENT_TYPE, "text/xml; charset=UTF-8");
    message.put(AbstractOutDatabindingInterceptor.DISABLE_OUTPUTSTREAM_OPTIMIZATION, Boolean.TRUE);
    message.getInterceptorChain().add(ending);
  }

  @Override
  public void handleFault(SoapMessage message) {
    message.removeContent(XMLStreamWriter.class);
    message.remove(SoapOutInterceptor.WROTE_ENVELOPE_START);
  }

  private void sign(Document answer) throws WSSecurityException {
    var header = new WSSecHeader(answer);
    header.insertSecurityHeader();
    var timestamp = new WSSecTimestamp(header);
    timestamp.setTimeToLive(SECONDS_TO_LIVE);
    timestamp.build();
    var signature = new WSSecSignature(header);
    signature.setUserInfo(name, SandboxKeys.PASSWORD);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(WSConstants.RSA_SHA256);
    signature.setDigestAlgo(WSConstants.SHA256);
    signature.getParts().addAll(List.of(new WSEncryptionPart("Body", WSConstants.URI_SOAP11_ENV, "Element"),
        new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Element")));
    signature.build(keys);
  }

  private final class Ending extends AbstractSoapInterceptor {

    Ending() {
      super(AnswerSigner.class.getName() + ".Ending", Phase.PRE_STREAM_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      if (message.getContent(XMLStreamWriter.class) instanceof W3CDOMStreamWriter tree) {
        try {
          sign(tree.getDocument());
          XMLStreamWriter out = StaxUtils.createXMLStreamWriter(message.getContent(OutputStream.class), "UTF-8");
          StaxUtils.copy(tree.getDocument(), out);
          out.close();
        } catch (WSSecurityException | XMLStreamException e) {
          throw new Fault(e);
        }
      }
    }
  }
}
