package org.belraihub.sandbox.frame;

import java.util.List;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JUtils;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks that what WSS4J verified was the Body of the message and the Timestamp of its security header, by place in the tree. CXF's own
 * checker finds them by XPath, which costs a partner more than all of its signatures.
 */
final class SignedCoverage extends AbstractSoapInterceptor {

  private static final QName BODY = new QName(WSConstants.URI_SOAP11_ENV, "Body");
  private static final QName HEADER = new QName(WSConstants.URI_SOAP11_ENV, "Header");
  private static final QName SECURITY = new QName(WSConstants.WSSE_NS, "Security");
  private static final QName TIMESTAMP = new QName(WSConstants.WSU_NS, "Timestamp");

  SignedCoverage() {
    super(Phase.PRE_PROTOCOL);
    addAfter(WSS4JInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    List<WSHandlerResult> results = CastUtils.cast((List<?>) message.get(WSHandlerConstants.RECV_RESULTS));
    boolean covered = results != null && signed(results).anyMatch(SignedCoverage::isBody) && signed(results).anyMatch(SignedCoverage::isTimestamp);
    if (!covered) {
      throw WSS4JUtils.createSoapFault(message, message.getVersion(),
          new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK, new IllegalStateException("Body and Timestamp are to be signed")));
    }
  }

  private static Stream<Element> signed(List<WSHandlerResult> results) {
    return results.stream().flatMap(result -> result.getActionResults().getOrDefault(WSConstants.SIGN, List.of()).stream())
        .flatMap(result -> CastUtils.<WSDataRef>cast((List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)).stream())
        .map(WSDataRef::getProtectedElement);
  }

  private static boolean isBody(Element element) {
    return is(element, BODY) && element.getParentNode() == element.getOwnerDocument().getDocumentElement();
  }

  private static boolean isTimestamp(Element element) {
    Node security = element.getParentNode();
    return is(element, TIMESTAMP) && is(security, SECURITY) && is(security.getParentNode(), HEADER)
        && security.getParentNode().getParentNode() == element.getOwnerDocument().getDocumentElement();
  }

  private static boolean is(Node node, QName name) {
    return node != null && name.getLocalPart().equals(node.getLocalName()) && name.getNamespaceURI().equals(node.getNamespaceURI());
  }
}
