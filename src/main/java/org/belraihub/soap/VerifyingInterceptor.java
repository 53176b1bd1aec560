package org.belraihub.soap;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.W3CDOMStreamReader;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;

/**
 * First on the way in: bytes within limits, parsed, security verified, payload validated. Leaves the {@link SignedMessage} on the
 * exchange and hands CXF a reader that stands on the payload.
 */
final class VerifyingInterceptor extends AbstractSoapInterceptor {

  private final Publication publication;
  private final CallObserver observer;

  VerifyingInterceptor(Publication publication, CallObserver observer) {
    super(Phase.RECEIVE);
    this.publication = publication;
    this.observer = observer;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (asksForContract(message)) {
      return;
    }
    CallRecord.begin(message.getExchange(), UUID.randomUUID().toString(), observer);
    if (!"POST".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      throw new MessageRejectedException(MessageRejection.METHOD, "only POST carries messages");
    }
    AttachmentRules attachments = publication.attachments();
    if (attachments != null && Attachments.isMultipart(message)) {
      Attachments.open(message, attachments);
    } else if (!BoundedBody.isXml((String) message.get(Message.CONTENT_TYPE))) {
      throw new MessageRejectedException(MessageRejection.CONTENT_TYPE, "the content type is not text/xml");
    }
    byte[] bytes = BoundedBody.read(message.getContent(InputStream.class), publication.verifier().rules().limits().bytes());
    SignedMessage signed = publication.verifier().verify(bytes);
    message.getExchange().put(SignedMessage.class, signed);
    validate(signed);
    message.setContent(XMLStreamReader.class, reader(signed));
    message.removeContent(InputStream.class);
  }

  private boolean asksForContract(SoapMessage message) {
    String query = (String) message.get(Message.QUERY_STRING);
    return publication.wsdlVisible() && "GET".equals(message.get(Message.HTTP_REQUEST_METHOD)) && query != null
        && (query.startsWith("wsdl") || query.startsWith("xsd="));
  }

  private void validate(SignedMessage signed) {
    if (publication.schema() != null) {
      List<String> places = publication.schema().invalidPlaces(signed.payload());
      if (!places.isEmpty()) {
        throw new RefusedException(FaultCode.SCHEMA_INVALID, "the payload is not valid", places);
      }
    }
  }

  private static XMLStreamReader reader(SignedMessage signed) {
    try {
      var reader = new W3CDOMStreamReader(signed.payload());
      reader.nextTag();
      return reader;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a verified payload was not readable", e);
    }
  }
}
