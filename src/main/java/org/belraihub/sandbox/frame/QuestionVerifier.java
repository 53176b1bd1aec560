package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.security.wss4j.WSS4JUtils;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.cache.ReplayCache;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Gives each question to the engine of WSS4J as a tree of its own, before anything else reads it. The interceptor that CXF has around that
 * engine builds a SAAJ message first, which costs a partner as much as the signature.
 */
final class QuestionVerifier extends AbstractSoapInterceptor {

  private final Crypto trusted;
  private final ReplayCache seen = new MemoryReplayCache();

  /** Takes questions signed with a key that these certificates name. */
  QuestionVerifier(Crypto trusted) {
    super(Phase.RECEIVE);
    this.trusted = trusted;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    InputStream in = message.getContent(InputStream.class);
    if (in == null || "GET".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      return;
    }
    try {
      Document question = XmlDocuments.parse(in.readAllBytes(), XmlLimits.MESSAGE);
      verify(question);
      VerifiedQuestion.handOn(message, payload(question, message));
    } catch (IOException e) {
      throw new Fault(e);
    } catch (XmlRefusedException e) {
      throw new SoapFault("The message could not be read.", e, message.getVersion().getSender());
    } catch (WSSecurityException e) {
      throw WSS4JUtils.createSoapFault(message, message.getVersion(), e);
    }
  }

  private static Element payload(Document question, SoapMessage message) {
    Element body = Elements.child(question.getDocumentElement(), WSConstants.URI_SOAP11_ENV, WSConstants.ELEM_BODY);
    List<Element> payload = body == null ? List.of() : Elements.children(body);
    if (payload.size() != 1) {
      throw new SoapFault("The Body holds one element.", message.getVersion().getSender());
    }
    return payload.get(0);
  }

  private void verify(Document message) throws WSSecurityException {
    var data = new RequestData();
    data.setSigVerCrypto(trusted);
    data.setTimestampReplayCache(seen);
    data.setDisableBSPEnforcement(true);
    SignedCoverage.check(new WSSecurityEngine().processSecurityHeader(message, data), message);
  }
}
