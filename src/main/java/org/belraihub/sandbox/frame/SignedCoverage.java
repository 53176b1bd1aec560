package org.belraihub.sandbox.frame;

import java.util.List;

import javax.xml.namespace.QName;

import org.apache.cxf.helpers.CastUtils;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks that a message has one Signature and one Timestamp and nothing else of the kind, and that what WSS4J verified was the Body of the
 * message and the Timestamp of its security header, by place in the tree.
 */
final class SignedCoverage {

  private static final QName BODY = new QName(WSConstants.URI_SOAP11_ENV, "Body");
  private static final QName HEADER = new QName(WSConstants.URI_SOAP11_ENV, "Header");
  private static final QName SECURITY = new QName(WSConstants.WSSE_NS, "Security");
  private static final QName TIMESTAMP = new QName(WSConstants.WSU_NS, "Timestamp");
  private static final List<Integer> ACTIONS = List.of(WSConstants.SIGN, WSConstants.TS);

  private SignedCoverage() {
  }

  static void check(WSHandlerResult result, Document message) throws WSSecurityException {
    List<Integer> actions = result.getResults().stream().map(found -> (Integer) found.get(WSSecurityEngineResult.TAG_ACTION))
        .filter(action -> action != WSConstants.BST).sorted().toList();
    List<Element> signed = result.getActionResults().getOrDefault(WSConstants.SIGN, List.of()).stream()
        .flatMap(signature -> CastUtils.<WSDataRef>cast((List<?>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)).stream())
        .map(WSDataRef::getProtectedElement).toList();
    if (!actions.equals(ACTIONS) || signed.stream().noneMatch(element -> isBody(element, message))
        || signed.stream().noneMatch(element -> isTimestamp(element, message))) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK, new IllegalStateException("Body and Timestamp are to be signed"));
    }
  }

  private static boolean isBody(Element element, Document message) {
    return is(element, BODY) && element.getParentNode() == message.getDocumentElement();
  }

  private static boolean isTimestamp(Element element, Document message) {
    Node security = element.getParentNode();
    return is(element, TIMESTAMP) && is(security, SECURITY) && is(security.getParentNode(), HEADER)
        && security.getParentNode().getParentNode() == message.getDocumentElement();
  }

  private static boolean is(Node node, QName name) {
    return node != null && name.getLocalPart().equals(node.getLocalName()) && name.getNamespaceURI().equals(node.getNamespaceURI());
  }
}
