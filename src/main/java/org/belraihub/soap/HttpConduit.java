package org.belraihub.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

import org.apache.cxf.binding.soap.SoapBindingConstants;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.jspecify.annotations.Nullable;

/** Carries the messages of one CXF client; other than CXF's own conduits with the limits of {@link HttpExchange}. */
final class HttpConduit extends AbstractConduit {

  private static final Logger LOG = Logger.getLogger(HttpConduit.class.getName());

  private final HttpExchange http;

  HttpConduit(HttpExchange http, ClientOptions options) {
    super(target(options));
    this.http = http;
  }

  private static EndpointReferenceType target(ClientOptions options) {
    var address = new AttributedURIType();
    address.setValue(options.address().toString());
    var target = new EndpointReferenceType();
    target.setAddress(address);
    return target;
  }

  @Override
  public void prepare(Message message) {
    message.setContent(OutputStream.class, new ByteArrayOutputStream(8192));
  }

  /** CXF closes the out message to send it, and the in message when all is done. */
  @Override
  public void close(Message message) throws IOException {
    if (message.getContent(OutputStream.class) instanceof ByteArrayOutputStream request
        && message == message.getExchange().getOutMessage()) {
      message.removeContent(OutputStream.class);
      receive(message, http.post(soapAction(message), request.toByteArray()));
    }
  }

  private static String soapAction(Message message) {
    Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
    List<String> given = headers == null ? null : headers.get(SoapBindingConstants.SOAP_ACTION);
    return given == null || given.isEmpty() ? "" : given.get(0);
  }

  private void receive(Message out, HttpExchange.Reply reply) {
    var in = new MessageImpl();
    in.setExchange(out.getExchange());
    in.put(Message.RESPONSE_CODE, reply.status());
    in.put(Message.CONTENT_TYPE, reply.contentType());
    in.setContent(byte[].class, reply.body());
    incomingObserver.onMessage(in);
  }

  @Override
  protected @Nullable Logger getLogger() {
    return LOG;
  }
}
