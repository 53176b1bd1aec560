package org.belraihub.sandbox.frame;

import java.util.Objects;

import javax.xml.stream.XMLStreamReader;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.dom.WSConstants;
import org.belraihub.xml.Elements;
import org.w3c.dom.Element;

/**
 * A question whose message security has been verified, on its way through CXF: what is read is the tree that was verified, without the
 * security header, which has done its work.
 */
public final class VerifiedQuestion {

  private static final String PAYLOAD = VerifiedQuestion.class.getName();

  private VerifiedQuestion() {
  }

  /** Hands on the message whose one element in the Body this is. */
  public static void handOn(SoapMessage message, Element payload) {
    Element envelope = payload.getOwnerDocument().getDocumentElement();
    Element header = Elements.child(envelope, WSConstants.URI_SOAP11_ENV, WSConstants.ELEM_HEADER);
    if (header != null) {
      Elements.children(header, WSConstants.WSSE_NS, WSConstants.WSSE_LN).forEach(header::removeChild);
    }
    message.put(PAYLOAD, payload);
    message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(payload.getOwnerDocument()));
  }

  /** What the Body of a question holds that was handed on. */
  static Element payload(SoapMessage message) {
    return (Element) Objects.requireNonNull(message.get(PAYLOAD), "message security goes before");
  }
}
