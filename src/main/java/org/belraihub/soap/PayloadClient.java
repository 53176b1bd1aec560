package org.belraihub.soap;

import java.io.IOException;

import jakarta.xml.ws.WebServiceException;

import javax.xml.stream.XMLStreamException;

import org.apache.cxf.staxutils.StaxUtils;
import org.belraihub.wss.EnvelopeWriter;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.SoapEnvelope;
import org.belraihub.wss.WssNames;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Sends trees and takes trees, with the same message security as the clients of generated contracts: for contracts whose payloads are
 * signed themselves. Failures are {@link WebServiceException}s, as those of the generated clients. For all threads.
 */
public final class PayloadClient {

  private final HttpExchange http;
  private final ClientSecurity security;

  PayloadClient(HttpExchange http, ClientSecurity security) {
    this.http = http;
    this.security = security;
  }

  /**
   * Sends a payload and gives the payload of the answer.
   *
   * @throws FaultAnswerException when the answer is a fault
   */
  public Element call(String action, Element payload) {
    try {
      byte[] reply = http.post(action, security.signer().sign(written(payload))).body();
      SoapEnvelope envelope = SoapEnvelope.read(reply, XmlLimits.MESSAGE);
      ReplyInterceptor.verified(security.replies(), envelope, reply);
      if (Elements.is(envelope.payload(), WssNames.SOAP, "Fault")) {
        throw new FaultAnswerException(envelope.payload());
      }
      return envelope.payload();
    } catch (IOException e) {
      throw new WebServiceException("no answer", e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a tree in memory could not be written", e);
    } catch (MessageRejectedException e) {
      throw new WebServiceException("the reply was not accepted", e);
    }
  }

  private EnvelopeWriter written(Element payload) throws XMLStreamException {
    EnvelopeWriter envelope = security.signer().newEnvelope();
    envelope.writeStartElement("soap", "Envelope", WssNames.SOAP);
    envelope.writeNamespace("soap", WssNames.SOAP);
    envelope.writeStartElement("soap", "Body", WssNames.SOAP);
    StaxUtils.copy(payload, envelope);
    envelope.writeEndElement();
    envelope.writeEndElement();
    envelope.flush();
    return envelope;
  }
}
